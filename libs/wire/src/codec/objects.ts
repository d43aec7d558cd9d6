/** Any object that stands for a JSON object. */
export type Dict = Readonly<Record<string, unknown>>;

export function isDict(value: unknown): value is Dict {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

/** An own property, or undefined; never one of Object.prototype. */
export function readKey(object: Dict, key: string): unknown {
  const value = object[key];
  return value !== undefined && key in Object.prototype && !Object.hasOwn(object, key) ? undefined : value;
}

/** Sets an own property, also when it is called `__proto__`. */
export function writeKey(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}
