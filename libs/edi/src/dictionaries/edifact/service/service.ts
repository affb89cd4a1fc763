/**
 * Service elements, composites and segments of ISO 9735, in the form of a directory's own. Where syntax 3 and 4 differ in length, the
 * longer of the two is given; elements that only syntax 4 has stand behind those of syntax 3.
 */
export const serviceElements = `
0001 AN 4 4 syntax identifier
0002 AN 1 1 syntax version number
0004 AN 1 35 interchange sender identification
0007 AN 1 4 partner identification code qualifier
0008 AN 1 35 address for reverse routing
0010 AN 1 35 interchange recipient identification
0013 AN 1 3 service segment tag
0014 AN 1 35 routing address
0017 R 6 8 date of preparation
0019 R 4 4 time of preparation
0020 AN 1 14 interchange control reference
0022 AN 1 14 recipient reference or password
0025 AN 2 2 recipient reference or password qualifier
0026 AN 1 14 application reference
0029 AN 1 1 processing priority code
0031 R 1 1 acknowledgement request
0032 AN 1 35 communications agreement identification
0035 R 1 1 test indicator
0036 R 1 6 interchange control count
0038 AN 1 6 functional group identification
0040 AN 1 35 application sender identification
0042 AN 1 35 interchange sender internal sub-identification
0044 AN 1 35 application recipient identification
0046 AN 1 35 interchange recipient internal sub-identification
0048 AN 1 14 functional group reference number
0051 AN 1 3 controlling agency
0052 AN 1 3 message version number
0054 AN 1 3 message release number
0057 AN 1 6 association assigned code
0058 AN 1 14 application password
0060 R 1 6 number of messages
0062 AN 1 14 message reference number
0065 AN 1 6 message type
0068 AN 1 35 common access reference
0070 R 1 2 sequence of transfers
0073 AN 1 1 first and last transfer
0074 R 1 10 number of segments in the message
0076 AN 1 3 syntax release number
0080 AN 1 6 service code list directory version number
0081 AN 1 1 section identification
0083 AN 1 3 action, coded
0085 AN 1 3 syntax error, coded
0096 R 1 6 segment position in message
0098 R 1 3 erroneous data element position in segment
0104 R 1 3 erroneous component position
0110 AN 1 6 code list directory version number
0113 AN 1 6 message type sub-function identification
0133 AN 1 3 character encoding
0136 R 1 6 erroneous data element occurrence
`;

export const serviceComposites = `
S001 0001! 0002! 0080 0133 0076
S002 0004! 0007 0008 0042
S003 0010! 0007 0014 0046
S004 0017! 0019!
S005 0022! 0025
S006 0040! 0007
S007 0044! 0007
S008 0052! 0054! 0057
S009 0065! 0052 0054 0051 0057 0110 0113
S010 0070! 0073
S011 0098! 0104 0136
`;

export const serviceSegments = `
UNB S001! S002! S003! S004! 0020! S005 0026 0029 0031 0032 0035
UNZ 0036! 0020!
UNG 0038! S006! S007! S004! 0048! 0051! S008! 0058
UNE 0060! 0048!
UNH 0062! S009! 0068 S010 S011 S011 S011
UNT 0074! 0062!
UNS 0081!
UCI 0020! S002! S003! 0083! 0085 0013 S011
UCF 0048! S006 S007 0083! 0085 0013 S011
UCM 0062! S009! 0083! 0085 0013 S011
UCS 0096! 0085
UCD 0085! S011!
`;

/** Codes of service elements: only those that a syntax report turns on. */
export const serviceCodes: Readonly<Record<string, string>> = {
  '0081': 'D S',
  '0083': '1 2 3 4 5 6 7 8',
};
