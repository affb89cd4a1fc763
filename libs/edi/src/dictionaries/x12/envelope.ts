/** Elements that only envelopes use, in the form of a release's own. */
export const envelopeElements = `
124 AN 2 15
142 AN 2 15
455 ID 1 2
480 AN 1 12
I12 N0 9 9
I08 DT 6 6
I09 TM 4 4
I17 ID 1 1
I18 ID 3 3
`;

/** Group header and trailer and the interchange acknowledgement, the same in every release. */
export const envelopeSegments = `
GS 479! 142! 124! 373! 337! 28! 455! 480!
GE 97! 28!
TA1 I12! I08! I09! I17! I18!
`;
