import type { Protocol } from '@aluco/spec-model';

/** The path of a spec file as it is named in generated files: from the `spec` folder on, with forward slashes. */
export function specPath(file: string): string {
  const path = file.replaceAll('\\', '/');
  const at = `/${path}`.lastIndexOf('/spec/');
  return at < 0 ? `spec/${path.replace(/^\.?\//, '')}` : path.slice(at);
}

/** What files made from a whole protocol name as their source: its folder. */
export function protocolPath({ name }: Protocol): string {
  return `spec/${name}/`;
}
