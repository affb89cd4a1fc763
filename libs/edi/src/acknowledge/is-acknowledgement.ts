const acknowledgements: ReadonlySet<string> = new Set(['997', '999', 'TA1', 'CONTRL']);

/** Whether a set answers the syntax of what we sent. Such a one comes without an agreement and is never answered itself. */
export function isAcknowledgement(setType: string): boolean {
  return acknowledgements.has(setType);
}
