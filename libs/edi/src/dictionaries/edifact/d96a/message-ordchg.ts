/**
 * ORDCHG Purchase order change request, directory D.96A. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageOrdchg = `
UNH !
BGM !
DTM ! 35
PAI
ALI 5
IMD
FTX 99
RFF 10
  DTM 5
AJT
  FTX 5
NAD 99
  LOC 25
  FII 5
  RFF 10
    DTM 5
  DOC 5
    DTM 5
  CTA 5
    COM 5
TAX 5
  MOA
  LOC 5
CUX 5
  PCD 5
  DTM 5
PAT 10
  DTM 5
  PCD
  MOA
TDT 10
  LOC 10
    DTM 5
TOD 5
  LOC 2
PAC 10
  MEA 5
  PCI 5
    RFF
    DTM 5
    GIN 10
EQD 10
  HAN 5
  MEA 5
  FTX 5
SCC 10
  FTX 5
  RFF 5
  QTY 10
    DTM 5
APR 25
  DTM 5
  RNG
ALC 15
  ALI 5
  DTM 5
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
RCS 100
  RFF 5
  DTM 5
  FTX 5
LIN 200000
  PIA 25
  IMD 99
  MEA 5
  QTY 10
  PCD 5
  ALI 5
  DTM 35
  MOA 10
  GIN 1000
  GIR 1000
  QVR
  DOC 5
  PAI
  FTX 99
  CCI 999
    CAV 10
    MEA 10
  PAT 10
    DTM 5
    PCD
    MOA
  AJT
    FTX 5
  PRI 25
    CUX
    APR
    RNG
    DTM 5
  RFF 999
    DTM 5
  PAC 10
    MEA 5
    QTY 5
    DTM 5
    RFF
      DTM 5
    PCI 5
      RFF
      DTM 5
      GIN 10
  LOC 9999
    QTY
    DTM 5
  TAX 10
    MOA
    LOC 5
  NAD 10
    LOC 5
    RFF 5
      DTM 5
    DOC 5
      DTM 5
    CTA 5
      COM 5
  ALC 99
    ALI 5
    DTM 5
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
  TDT 10
    LOC 10
      DTM 5
  TOD 5
    LOC 2
  EQD 10
    HAN 5
    MEA 5
    FTX 5
  SCC 100
    FTX 5
    RFF 5
    QTY 10
      DTM 5
  RCS 100
    RFF 5
    DTM 5
    FTX 5
  STG 10
    QTY 3
      MOA
UNS !
MOA 12
CNT 10
ALC 10
  ALI
  MOA ! 2
UNT !
`;
