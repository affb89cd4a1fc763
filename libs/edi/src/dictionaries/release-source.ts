/** What one X12 release module exports: texts in the compact form that the modules themselves explain. */
export interface X12ReleaseSource {
  readonly release: string;
  readonly elements: string;
  readonly composites: string;
  readonly segments: string;
  /** By set type: "855". */
  readonly sets: Readonly<Record<string, string>>;
}

/** What one EDIFACT directory module exports. */
export interface EdifactDirectorySource {
  readonly directory: string;
  readonly elements: string;
  readonly composites: string;
  readonly segments: string;
  readonly codes: Readonly<Record<string, string>>;
  /** By message type: "ORDRSP". */
  readonly messages: Readonly<Record<string, string>>;
}
