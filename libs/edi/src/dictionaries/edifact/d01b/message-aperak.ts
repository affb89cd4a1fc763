/**
 * APERAK Application error and acknowledgement, directory D.01B. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageAperak = `
UNH !
BGM !
DTM 9
FTX 9
CNT 9
DOC 99
  DTM 99
RFF 9
  DTM 9
NAD 9
  CTA 9
  COM 9
ERC 99999
  FTX
  RFF 9
    FTX 9
UNT !
`;
