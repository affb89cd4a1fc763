/** Simple elements of directory D.01B: number, type, shortest and longest value, name. R is any number, ALPHA text without digits. */
export const elements = `
1000 AN 1 35 document name
1001 AN 1 3 document name code
1004 AN 1 35 document identifier
1050 AN 1 10 sequence position identifier
1056 AN 1 9 version identifier
1058 AN 1 9 release identifier
1060 AN 1 6 revision identifier
1073 AN 1 3 document line action code
1082 AN 1 6 line item identifier
1131 AN 1 17 code list identification code
1153 AN 1 3 reference code qualifier
1154 AN 1 70 reference identifier
1156 AN 1 6 document line identifier
1170 AN 1 35 accounting journal name
1171 AN 1 17 accounting journal identifier
1218 R 1 2 document originals required quantity
1220 R 1 2 document copies required quantity
1222 R 1 2 configuration level number
1225 AN 1 3 message function code
1227 AN 1 3 calculation sequence code
1229 AN 1 3 action request/notification description code
1230 AN 1 35 allowance or charge identifier
1366 AN 1 70 document source description
1373 AN 1 3 document status code
1501 AN 1 3 computer environment details code qualifier
1502 AN 1 35 data format description
1503 AN 1 3 data format description code
1508 AN 1 35 file name
1510 AN 1 35 computer environment name
1511 AN 1 3 computer environment name code
1516 AN 1 17 file format name
2005 AN 1 3 date or time or period function code qualifier
2009 AN 1 3 terms time relation code
2013 AN 1 3 frequency code
2015 AN 1 3 despatch pattern code
2017 AN 1 3 despatch pattern timing code
2151 AN 1 3 period type code
2152 R 1 3 period count quantity
2379 AN 1 3 date or time or period format code
2380 AN 1 35 date or time or period value
2475 AN 1 3 time reference code
3005 AN 1 3 maintenance operation operator code
3009 AN 1 3 maintenance operation payer code
3035 AN 1 3 party function code qualifier
3036 AN 1 35 party name
3039 AN 1 35 party identifier
3042 AN 1 35 street and number or post office box identifier
3045 AN 1 3 party name format code
3055 AN 1 3 code list responsible agency code
3124 AN 1 35 name and address description
3127 AN 1 17 carrier identifier
3128 AN 1 35 carrier name
3139 AN 1 3 contact function code
3148 AN 1 512 communication address identifier
3153 AN 1 3 communication medium type code
3155 AN 1 3 communication address code qualifier
3164 AN 1 35 city name
3192 AN 1 35 account holder name
3194 AN 1 35 account holder identifier
3207 AN 1 3 country name code
3222 AN 1 70 first related location name
3223 AN 1 25 first related location name code
3224 AN 1 256 location name
3225 AN 1 25 location name code
3227 AN 1 3 location function code qualifier
3228 AN 1 70 country sub-entity name
3229 AN 1 9 country sub-entity name code
3232 AN 1 70 second related location name
3233 AN 1 25 second related location name code
3239 AN 1 3 country of origin name code
3251 AN 1 17 postal identification code
3285 AN 1 35 instruction receiving party identifier
3301 AN 1 35 enacting party identifier
3412 AN 1 35 department or employee name
3413 AN 1 17 department or employee name code
3432 AN 1 70 institution name
3433 AN 1 11 institution name code
3434 AN 1 17 institution branch identifier
3436 AN 1 70 institution branch location name
3446 AN 1 20 party tax identifier
3453 AN 1 3 language name code
4000 AN 1 35 reference version identifier
4017 AN 1 3 delivery plan commitment level code
4035 AN 1 3 priority type code qualifier
4036 AN 1 35 priority description
4037 AN 1 3 priority description code
4043 AN 1 3 trade class code
4051 AN 1 3 characteristic relevance code
4052 AN 1 70 delivery or transport terms description
4053 AN 1 3 delivery or transport terms description code
4055 AN 1 3 delivery or transport terms function code
4065 AN 1 3 contract and carriage condition code
4078 AN 1 70 handling instruction description
4079 AN 1 3 handling instruction description code
4183 AN 1 3 special condition code
4215 AN 1 3 transport charges payment method code
4219 AN 1 3 transport service priority code
4221 AN 1 3 discrepancy nature identification code
4233 AN 1 3 marking instructions code
4276 AN 1 35 payment terms description
4277 AN 1 17 payment terms description identifier
4279 AN 1 3 payment terms type code qualifier
4294 AN 1 35 change reason description
4295 AN 1 3 change reason description code
4343 AN 1 3 response type code
4347 AN 1 3 product identifier code qualifier
4400 AN 1 35 instruction description
4401 AN 1 3 instruction description code
4403 AN 1 3 instruction type code qualifier
4404 AN 1 35 status description
4405 AN 1 3 status description code
4431 AN 1 3 payment guarantee means code
4435 AN 1 3 payment channel code
4439 AN 1 3 payment conditions code
4440 AN 1 512 free text value
4441 AN 1 17 free text value code
4447 AN 1 3 free text format code
4451 AN 1 3 text subject code qualifier
4453 AN 1 3 free text function code
4455 AN 1 3 back order arrangement type code
4457 AN 1 3 substitution condition code
4461 AN 1 3 payment means code
4465 AN 1 3 adjustment reason description code
4471 AN 1 3 settlement means code
4474 AN 1 35 accounting entry type name
4475 AN 1 17 accounting entry type name code
4493 AN 1 3 delivery instruction code
4499 AN 1 3 inventory movement reason code
4501 AN 1 3 inventory movement direction code
4503 AN 1 3 inventory balance method code
4513 AN 1 3 maintenance operation code
4517 AN 1 3 seal condition code
5004 R 1 35 monetary amount
5025 AN 1 3 monetary amount type code qualifier
5118 R 1 15 price amount
5125 AN 1 3 price code qualifier
5152 AN 1 35 duty or tax or fee type name
5153 AN 1 3 duty or tax or fee type name code
5189 AN 1 3 allowance or charge identification code
5213 AN 1 3 sub-line item price change operation code
5245 AN 1 3 percentage type code qualifier
5249 AN 1 3 percentage basis identification code
5273 AN 1 12 duty or tax or fee rate basis code
5278 AN 1 17 duty or tax or fee rate
5279 AN 1 7 duty or tax or fee rate code
5283 AN 1 3 duty or tax or fee function code qualifier
5284 R 1 9 unit price basis value
5286 AN 1 15 duty or tax or fee assessment basis value
5289 AN 1 6 duty or tax or fee account code
5305 AN 1 3 duty or tax or fee category code
5375 AN 1 3 price type code
5379 AN 1 3 product group type code
5387 AN 1 3 price specification code
5388 AN 1 35 product group name
5389 AN 1 25 product group name code
5393 AN 1 3 price multiplier type code qualifier
5394 R 1 12 price multiplier rate
5402 R 1 12 currency exchange rate
5419 AN 1 3 rate type code qualifier
5420 R 1 15 unit price basis rate
5463 AN 1 3 allowance or charge code qualifier
5479 AN 1 3 relation code
5482 R 1 10 percentage
5495 AN 1 3 sub-line indicator code
6060 AN 1 35 quantity
6063 AN 1 3 quantity type code qualifier
6064 R 1 15 quantity variance value
6066 R 1 18 control total value
6069 AN 1 3 control total type code qualifier
6152 R 1 18 range maximum value
6154 AN 1 70 non-discrete measurement name
6155 AN 1 17 non-discrete measurement name code
6162 R 1 18 range minimum value
6167 AN 1 3 range type code qualifier
6311 AN 1 3 measurement purpose code qualifier
6313 AN 1 3 measured attribute code
6314 AN 1 18 measurement value
6321 AN 1 3 measurement significance code
6341 AN 1 3 exchange rate currency market identifier
6343 AN 1 3 currency type code qualifier
6345 AN 1 3 currency identification code
6347 AN 1 3 currency usage code qualifier
6348 R 1 4 currency rate value
6411 AN 1 3 measurement unit code
6426 R 1 2 process stages quantity
6428 R 1 2 process stages actual quantity
6432 R 1 2 significant digits quantity
7001 AN 1 3 physical or logical state type code qualifier
7006 AN 1 70 physical or logical state description
7007 AN 1 3 physical or logical state description code
7008 AN 1 256 item description
7009 AN 1 17 item description code
7036 AN 1 35 characteristic description
7037 AN 1 17 characteristic description code
7059 AN 1 3 class type code
7064 AN 1 35 type of packages
7065 AN 1 17 package type description code
7073 AN 1 3 packaging terms and conditions code
7075 AN 1 3 packaging level code
7077 AN 1 3 description format code
7081 AN 1 3 item characteristic code
7083 AN 1 3 configuration operation code
7085 AN 1 3 cargo type classification code
7088 AN 1 8 dangerous goods flashpoint value
7102 AN 1 35 shipping marks description
7106 R 3 3 shipment flashpoint value
7110 AN 1 35 characteristic value description
7111 AN 1 3 characteristic value description code
7124 R 4 4 united nations dangerous goods (undg) identifier
7130 AN 1 17 customer shipment authorisation identifier
7140 AN 1 35 item identifier
7143 AN 1 3 item type identification code
7160 AN 1 35 special service description
7161 AN 1 3 special service description code
7164 AN 1 35 hierarchical structure level identifier
7166 AN 1 35 hierarchical structure parent identifier
7171 AN 1 3 hierarchical structure relationship code
7173 AN 1 3 hierarchy object code qualifier
7175 AN 1 7 rule part identifier
7187 AN 1 17 process type description code
7224 R 1 8 package quantity
7233 AN 1 3 packaging related description code
7273 AN 1 3 service requirement code
7293 AN 1 3 sector area identification code qualifier
7294 AN 1 35 requirement or condition description
7295 AN 1 17 requirement or condition description identifier
7297 AN 1 3 set type code qualifier
7364 AN 1 35 processing indicator description
7365 AN 1 3 processing indicator description code
7383 AN 1 3 surface or layer code
7402 AN 1 35 object identifier
7405 AN 1 3 object identification code qualifier
7418 AN 1 35 hazardous material category name
7419 AN 1 7 hazardous material category name code
7491 AN 1 3 inventory type code
7495 AN 1 3 object type code qualifier
7504 AN 1 35 unit or component type description
7505 AN 1 3 unit or component type description code
7506 AN 1 35 component material description
7507 AN 1 3 component material description code
7511 AN 1 3 marking type code
8028 AN 1 17 means of transport journey identifier
8051 AN 1 3 transport stage code qualifier
8053 AN 1 3 equipment type code qualifier
8066 AN 1 17 transport mode name
8067 AN 1 3 transport mode name code
8077 AN 1 3 equipment supplier code
8078 AN 1 7 additional hazard classification identifier
8092 AN 1 10 hazard code version identifier
8101 AN 1 3 transit direction indicator code
8126 AN 1 10 transport emergency card identifier
8154 AN 1 35 equipment size and type description
8155 AN 1 10 equipment size and type description code
8158 AN 1 4 orange hazard placard upper part identifier
8169 AN 1 3 full or empty indicator code
8178 AN 1 17 transport means description
8179 AN 1 8 transport means description code
8186 AN 4 4 orange hazard placard lower part identifier
8211 AN 1 3 hazardous cargo transport authorisation code
8212 AN 1 35 transport means identification name
8213 AN 1 9 transport means identification name identifier
8246 AN 1 4 dangerous goods marking identifier
8249 AN 1 3 equipment status code
8255 AN 1 3 packing instruction type code
8260 AN 1 17 equipment identifier
8273 AN 1 3 dangerous goods regulations code
8275 AN 1 3 container or package contents indicator code
8281 AN 1 3 transport means ownership indicator code
8325 AN 1 3 hazardous means of transport category code
8332 AN 1 26 equipment plan description
8334 AN 1 35 movement type description
8335 AN 1 3 movement type description code
8339 AN 1 3 packaging danger level code
8341 AN 1 3 haulage arrangements code
8351 AN 1 7 hazard identification code
8364 AN 1 6 emergency procedure for ships identifier
8393 AN 1 3 returnable package load contents code
8395 AN 1 3 returnable package freight payment responsibility code
8410 AN 1 4 hazard medical first aid guide identifier
8453 AN 1 3 transport means nationality code
8457 AN 1 3 excess transportation reason code
8459 AN 1 3 excess transportation responsibility code
9012 AN 1 256 status reason description
9013 AN 1 3 status reason description code
9015 AN 1 3 status category code
9213 AN 1 3 duty regime type code
9302 AN 1 35 sealing party name
9303 AN 1 3 sealing party name code
9308 AN 1 35 seal identifier
9321 AN 1 8 application error code
9421 AN 1 3 process stage code qualifier
9448 AN 1 35 file generation command name
9450 AN 1 35 file compression technique name
9649 AN 1 3 processing information code qualifier
`;
