/** A file the generator wants to exist: a path relative to the workspace root, and its whole text. */
export interface PlannedFile {
  readonly path: string;
  readonly text: string;
}
