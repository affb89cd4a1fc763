/** CONTRL, the syntax and service report, in the shape that syntax 3 and 4 share. "!" is mandatory, then how often. */
export const messageContrl = `
UNH !
UCI !
UCM 999999
  UCS 999
    UCD 99
UCF 999999
  UCM 999999
    UCS 999
      UCD 99
UNT !
`;
