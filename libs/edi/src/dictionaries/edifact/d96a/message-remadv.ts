/**
 * REMADV Remittance advice, directory D.96A. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageRemadv = `
UNH !
BGM !
DTM ! 5
RFF 5
FII 5
PAI
FTX 5
NAD 99
  CTA 5
    COM 5
CUX 5
  DTM
DOC 9999
  MOA ! 5
  DTM 5
  RFF 5
  NAD 2
  CUX 5
    DTM
  AJT 100
    MOA
    RFF
    FTX 5
  INP 5
    FTX 5
  DLI 9999
    MOA 5
    PIA 5
    DTM 5
    CUX 5
      DTM
    AJT 10
      MOA
      RFF
      FTX 5
UNS !
MOA ! 5
UNT !
`;
