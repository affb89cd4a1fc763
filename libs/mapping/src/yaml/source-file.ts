/** A file of a release: its name as people know it, and its text. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}
