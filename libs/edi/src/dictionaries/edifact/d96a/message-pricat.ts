/**
 * PRICAT Price/sales catalogue, directory D.96A. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messagePricat = `
UNH !
BGM !
DTM ! 35
ALI 5
FTX 99
RFF 99
  DTM 5
NAD 99
  LOC 25
  RFF 10
    DTM 5
  CTA 5
    COM 5
TAX 5
  MOA
CUX 5
  DTM 5
PAT 10
  DTM 5
  PCD
  MOA
TDT 10
  LOC 10
TOD 5
  LOC 2
ALC 10
  ALI 5
  DTM 9
  QTY
    RNG
  PCD
    RNG
  MOA 2
    RNG
  RTE
    RNG
  TAX 5
    MOA
PGI 1000
  DTM 15
  QTY 10
  ALI 5
  FTX 5
  CUX 10
    DTM 5
  PRI 100
    CUX
    APR
    RNG
    DTM 5
  TAX 10
    MOA
  ALC 99
    ALI 5
    QTY
      RNG
    PCD
      RNG
    MOA 2
      RNG
    RTE
      RNG
    TAX 5
      MOA
  NAD 20
    LOC 5
    RFF 10
      DTM 5
    CTA 5
      COM 5
  PAT 10
    DTM 5
    PCD
    MOA
  TDT 10
    LOC 10
  TOD 5
    LOC 2
  PAC 10
    MEA 10
    HAN 5
  LIN 999999
    PIA 10
    IMD 999
    MEA 10
    QTY 10
    HAN 5
    ALI 5
    DTM 10
    NAD 99
    RFF
    LOC
    DOC
    FTX 5
    CCI 999
      CAV 10
      MEA 10
    TAX 10
      MOA
    CUX 5
      DTM 5
    PRI 100
      CUX
      APR
      RNG
      DTM 5
      PCD 5
    ALC 99
      ALI 5
      DTM 9
      QTY
        RNG
      PCD
        RNG
      MOA 2
        RNG
      RTE
        RNG
      TAX 5
        MOA
    PAC 10
      MEA 10
      HAN 5
    PAT 10
      DTM 5
      PCD
      MOA
    TDT 10
      LOC 10
    TOD 5
      LOC 2
UNT !
`;
