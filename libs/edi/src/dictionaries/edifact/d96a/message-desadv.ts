/**
 * DESADV Despatch advice, directory D.96A. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageDesadv = `
UNH !
BGM !
DTM 10
ALI 5
MEA 5
MOA 5
RFF 10
  DTM
NAD 10
  LOC 10
  RFF 10
    DTM
  CTA 10
    COM 5
TOD 10
  LOC 5
  FTX 5
TDT 10
  PCD 6
  LOC 10
    DTM 10
EQD 10
  MEA 5
  SEL 25
  EQA 5
  HAN 10
    FTX 10
CPS 9999
  FTX 5
  PAC 9999
    MEA 10
    QTY 10
    HAN 10
      FTX 10
    PCI 1000
      RFF
      DTM 5
      GIR 99
      GIN 99
        DLM 10
  LIN 9999
    PIA 10
    IMD 25
    MEA 10
    QTY 10
    ALI 10
    GIN 100
    GIR 100
    DLM 100
    DTM 5
    FTX 5
    MOA 5
    RFF 10
      DTM
    DGS 10
      QTY
      FTX 5
    LOC 100
      NAD
      DTM
      QTY 10
    SGP 1000
      QTY 10
    PCI 9999
      DTM 5
      MEA 10
      QTY
      GIN 10
        DLM 100
      HAN 10
        FTX 5
        GIN 1000
    QVR 10
      DTM 5
CNT 5
UNT !
`;
