/** Tells of failures that are the server's own. */
export type Report = (error: unknown, message: string) => void;

/** A fault in the program's `onError` is no reason to leave a client without an answer. */
export function createReport(onError: ((error: unknown, message: string) => unknown) | undefined): Report {
  return (error, message) => {
    try {
      const told = onError?.(error, message);
      if (told instanceof Promise) told.catch(warn);
    } catch (fault) {
      warn(fault);
    }
  };
}

function warn(fault: unknown): void {
  const text = fault instanceof Error ? fault.message : String(fault);
  process.emitWarning(`onError threw: ${text}`, 'RaasServerWarning');
}
