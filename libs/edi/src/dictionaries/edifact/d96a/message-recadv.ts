/**
 * RECADV Receiving advice, directory D.96A. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageRecadv = `
UNH !
BGM !
DTM ! 10
ALI 5
RFF 10
  DTM
DOC 10
  CDI 10
    INP 5
NAD ! 10
  LOC 10
  RFF 10
    DTM
  CTA 10
    COM 5
TOD 10
  CDI 10
    INP 5
  LOC 10
    CDI 10
TDT 10
  DTM 10
  CDI 10
EQD 9999
  CDI 10
    INP 5
  SEL 25
    CDI ! 10
  EQA 10
    CDI 10
      INP 5
CPS 9999
  PAC 9999
    QVR
    PCI 999
      RFF
      CDI 10
        INP 5
      GIN 999
        CDI 10
          INP 5
  LIN 9999
    PIA 10
    IMD 25
    QTY 10
    QVR 10
    DTM 5
    CDI 10
      INP 5
    DOC 10
      CDI 10
        INP 5
    GIN 99
      CDI 10
        INP 5
    RFF 10
      DTM
    PCI 9999
      QTY
      QVR
      CDI 10
        INP 5
      GIN 10
        CDI 10
          INP 5
CNT
UNT !
`;
