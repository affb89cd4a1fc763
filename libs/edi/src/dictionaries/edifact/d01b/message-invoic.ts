/**
 * INVOIC Invoice, directory D.01B. "!" is mandatory, then how often. Lines indented under a segment stand in the group
 * that it opens.
 */
export const messageInvoic = `
UNH !
BGM !
DTM ! 35
PAI
ALI 5
IMD
FTX 99
LOC 10
GIS 10
DGS
GIR 10
RFF 99999
  DTM 5
  GIR 5
  LOC 2
  MEA 5
  QTY 2
  FTX 5
  MOA 2
  RTE 99
NAD 99
  LOC 25
  FII 5
  MOA 99
  RFF 9999
    DTM 5
  DOC 5
    DTM 5
  CTA 5
    COM 5
TAX 5
  MOA
  LOC 5
CUX 99
  DTM 5
PAT 10
  DTM 5
  PCD
  MOA
  PAI
  FII
TDT 10
  TSR
  LOC 10
    DTM 5
  RFF 9999
    DTM 5
TOD 5
  LOC 2
EQD 99
  SEL 9
PAC 1000
  MEA 5
  EQD
  PCI 5
    RFF
    DTM 5
    GIN 5
ALC 9999
  ALI 5
  FTX
  RFF 5
    DTM 5
  QTY
    RNG
  PCD
    RNG
  MOA 2
    RNG
    CUX
    DTM
  RTE
    RNG
  TAX 5
    MOA
RCS 100
  RFF 5
  DTM 5
  FTX 5
AJT
  FTX 5
INP
  FTX 5
LIN 9999999
  PIA 25
  PGI 99
  IMD 99
  MEA 5
  QTY 5
  PCD
  ALI 5
  DTM 35
  GIN 1000
  GIR 1000
  QVR
  EQD
  FTX 99
  DGS
  MOA 99
    CUX
  PAT 10
    DTM 5
    PCD 99
    MOA
  PRI 25
    CUX
    APR
    RNG
    DTM 5
  RFF 10
    DTM 5
  PAC 10
    MEA 10
    EQD
    PCI 10
      RFF
      DTM 5
      GIN 10
  LOC 9999
    QTY 100
    DTM 5
  TAX 99
    MOA 2
    LOC 5
  NAD 99
    LOC 5
    FII 5
    RFF 5
      DTM 5
    DOC 5
      DTM 5
    CTA 5
      COM 5
  ALC 30
    ALI 5
    DTM 5
    FTX
    QTY
      RNG
    PCD
      RNG
    MOA 2
      RNG
      CUX
      DTM
    RTE
      RNG
    TAX 5
      MOA 2
  TDT 10
    LOC 10
      DTM 5
  TOD 5
    LOC 2
  RCS 100
    RFF 5
    DTM 5
    FTX 5
  GIS 10
    RFF
    DTM 5
    GIR 5
    LOC 2
    MEA 5
    QTY 2
    FTX 5
    MOA 2
UNS !
CNT 10
MOA ! 100
  RFF
    DTM 5
TAX 10
  MOA 9
ALC 15
  ALI
  MOA 2
  FTX
UNT !
`;
