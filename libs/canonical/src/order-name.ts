/** What partners write where a number of an order must stand and there is none, or are several. */
const none =
  /^(?:multi(?:ple)?|various|several|mixed|div(?:erse)?|verschiedene|n[./]?a\.?|none|no ?po|not available|unknown|tbd|see lines?|siehe positionen|keine|[-./0]+)$/i;

/** Whether a text in the place of an order's number names none: "MULTI", "NA", "see lines". */
export function namesNoOrder(text: string): boolean {
  return none.test(text.trim());
}
