/**
 * Where something stands in a file. Offsets and lengths are bytes of the file; `segment` counts ST or UNH as 1;
 * `element`, `component`, `repetition`, `row` and `column` count from 1; `path` is a JSON pointer or a path of a profile.
 * What does not apply is absent.
 */
export interface Place {
  readonly offset?: number;
  readonly length?: number;
  readonly tag?: string;
  readonly segment?: number;
  readonly element?: number;
  readonly component?: number;
  readonly repetition?: number;
  readonly row?: number;
  readonly column?: number;
  readonly path?: string;
}
