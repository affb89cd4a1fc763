/** Simple elements of directory D.96A: number, type, shortest and longest value, name. R is any number, ALPHA text without digits. */
export const elements = `
1000 AN 1 35 document/message name
1001 AN 1 3 document/message name, coded
1004 AN 1 35 document/message number
1073 AN 1 3 document line indicator, coded
1082 R 1 6 line item number
1131 AN 1 3 code list qualifier
1153 AN 1 3 reference qualifier
1154 AN 1 35 reference number
1156 AN 1 6 line number
1218 R 1 2 number of originals of document required
1220 R 1 2 number of copies of document required
1222 R 1 2 configuration level
1225 AN 1 3 message function, coded
1227 AN 1 3 calculation sequence indicator, coded
1229 AN 1 3 action request/notification, coded
1230 AN 1 35 allowance or charge number
1366 AN 1 35 document/message source
1373 AN 1 3 document/message status, coded
2005 AN 1 3 date/time/period qualifier
2009 AN 1 3 time relation, coded
2013 AN 1 3 frequency, coded
2015 AN 1 3 despatch pattern, coded
2017 AN 1 3 despatch pattern timing, coded
2151 AN 1 3 type of period, coded
2152 R 1 3 number of periods
2379 AN 1 3 date/time/period format qualifier
2380 AN 1 35 date/time/period
2475 AN 1 3 payment time reference, coded
3035 AN 1 3 party qualifier
3036 AN 1 35 party name
3039 AN 1 35 party id. identification
3042 AN 1 35 street and number/p.o. box
3045 AN 1 3 party name format, coded
3055 AN 1 3 code list responsible agency, coded
3124 AN 1 35 name and address line
3127 AN 1 17 carrier identification
3128 AN 1 35 carrier name
3139 AN 1 3 contact function, coded
3148 AN 1 512 communication number
3153 AN 1 3 communication channel identifier, coded
3155 AN 1 3 communication channel qualifier
3164 AN 1 35 city name
3192 AN 1 35 account holder name
3194 AN 1 35 account holder number
3207 AN 1 3 country, coded
3222 AN 1 70 related place/location one
3223 AN 1 25 related place/location one identification
3224 AN 1 70 place/location
3225 AN 1 25 place/location identification
3227 AN 1 3 place/location qualifier
3229 AN 1 9 country sub-entity identification
3232 AN 1 70 related place/location two
3233 AN 1 25 related place/location two identification
3239 AN 1 3 country of origin, coded
3251 AN 1 9 postcode identification
3285 AN 1 17 recipient of the instruction identification
3301 AN 1 17 party enacting instruction identification
3412 AN 1 35 department or employee
3413 AN 1 17 department or employee identification
3432 AN 1 70 institution name
3433 AN 1 11 institution name identification
3434 AN 1 17 institution branch number
3436 AN 1 70 institution branch place
3446 AN 1 20 party tax identification number
3453 AN 1 3 language, coded
4000 AN 1 35 reference version number
4017 AN 1 3 delivery plan status indicator, coded
4043 AN 1 3 class of trade, coded
4052 AN 1 70 terms of delivery or transport
4053 AN 1 3 terms of delivery or transport, coded
4055 AN 1 3 terms of delivery or transport function, coded
4078 AN 1 70 handling instructions
4079 AN 1 3 handling instructions, coded
4183 AN 1 3 special conditions, coded
4215 AN 1 3 transport charges method of payment, coded
4221 AN 1 3 discrepancy, coded
4233 AN 1 3 marking instructions, coded
4276 AN 1 35 terms of payment
4277 AN 1 17 terms of payment identification
4279 AN 1 3 payment terms type qualifier
4294 AN 1 35 change reason
4295 AN 1 3 change reason, coded
4343 AN 1 3 response type, coded
4347 AN 1 3 product id. function qualifier
4400 AN 1 35 instruction
4401 AN 1 3 instruction, coded
4403 AN 1 3 instruction qualifier
4405 AN 1 3 status, coded
4431 AN 1 3 payment guarantee, coded
4435 AN 1 3 payment channel, coded
4439 AN 1 3 payment conditions, coded
4440 AN 1 70 free text
4441 AN 1 3 free text, coded
4451 AN 1 3 text subject qualifier
4453 AN 1 3 text function, coded
4455 AN 1 3 back order, coded
4457 AN 1 3 product/service substitution, coded
4461 AN 1 3 payment means, coded
4465 AN 1 3 adjustment reason, coded
4471 AN 1 3 settlement, coded
4493 AN 1 3 delivery requirements, coded
4499 AN 1 3 reason for inventory movement, coded
4501 AN 1 3 inventory movement direction, coded
4503 AN 1 3 inventory balance method, coded
4517 AN 1 3 seal condition, coded
5004 R 1 18 monetary amount
5025 AN 1 3 monetary amount type qualifier
5118 R 1 15 price
5125 AN 1 3 price qualifier
5152 AN 1 35 duty/tax/fee type
5153 AN 1 3 duty/tax/fee type, coded
5189 AN 1 3 charge/allowance description, coded
5213 AN 1 3 sub-line price change, coded
5245 AN 1 3 percentage qualifier
5249 AN 1 3 percentage basis, coded
5273 AN 1 12 duty/tax/fee rate basis identification
5278 AN 1 17 duty/tax/fee rate
5279 AN 1 7 duty/tax/fee rate identification
5283 AN 1 3 duty/tax/fee function qualifier
5284 R 1 9 unit price basis
5286 AN 1 15 duty/tax/fee assessment basis
5289 AN 1 6 duty/tax/fee account identification
5305 AN 1 3 duty/tax/fee category, coded
5375 AN 1 3 price type, coded
5379 AN 1 3 product group type, coded
5387 AN 1 3 price type qualifier
5388 AN 1 35 product group
5389 AN 1 3 product group, coded
5393 AN 1 3 price multiplier qualifier
5394 R 1 12 price multiplier
5402 R 1 12 rate of exchange
5419 AN 1 3 rate type qualifier
5420 R 1 15 rate per unit
5463 AN 1 3 allowance or charge qualifier
5479 AN 1 3 relation, coded
5482 R 1 10 percentage
5495 AN 1 3 sub-line indicator, coded
6060 R 1 15 quantity
6063 AN 1 3 quantity qualifier
6064 R 1 15 quantity difference
6066 R 1 18 control value
6069 AN 1 3 control qualifier
6152 R 1 18 range maximum
6154 AN 1 70 measurement attribute
6155 AN 1 3 measurement attribute, coded
6162 R 1 18 range minimum
6167 AN 1 3 range type qualifier
6311 AN 1 3 measurement application qualifier
6313 AN 1 3 measurement dimension, coded
6314 R 1 18 measurement value
6321 AN 1 3 measurement significance, coded
6341 AN 1 3 currency market exchange, coded
6343 AN 1 3 currency qualifier
6345 AN 1 3 currency, coded
6347 AN 1 3 currency details qualifier
6348 R 1 4 currency rate base
6411 AN 1 3 measure unit qualifier
6426 R 1 2 number of stages
6428 R 1 2 actual stage count
6432 R 1 2 significant digits
7001 AN 1 3 physical or logical state qualifier
7006 AN 1 35 physical or logical state
7007 AN 1 3 physical or logical state, coded
7008 AN 1 35 item description
7009 AN 1 17 item description identification
7036 AN 1 35 characteristic
7037 AN 1 17 characteristic identification
7059 AN 1 3 property class, coded
7064 AN 1 35 type of packages
7065 AN 1 17 type of packages identification
7073 AN 1 3 packaging terms and conditions, coded
7075 AN 1 3 packaging level, coded
7077 AN 1 3 item description type, coded
7081 AN 1 3 item characteristic, coded
7083 AN 1 3 configuration, coded
7088 AN 1 8 dangerous goods flashpoint
7102 AN 1 35 shipping marks
7106 R 3 3 shipment flashpoint
7110 AN 1 35 characteristic value
7111 AN 1 3 characteristic value, coded
7124 R 4 4 undg number
7130 AN 1 17 customer authorization number
7140 AN 1 35 item number
7143 AN 1 3 item number type, coded
7160 AN 1 35 special service
7161 AN 1 3 special services, coded
7164 AN 1 12 hierarchical id. number
7166 AN 1 12 hierarchical parent id.
7224 R 1 8 number of packages
7233 AN 1 3 packaging related information, coded
7293 AN 1 3 sector/subject identification qualifier
7294 AN 1 35 requirement or condition
7295 AN 1 17 requirement/condition identification
7297 AN 1 3 set identification qualifier
7383 AN 1 3 surface/layer indicator, coded
7402 AN 1 35 identity number
7405 AN 1 3 identity number qualifier
7419 AN 1 4 hazardous material class code, identification
7491 AN 1 3 type of inventory affected, coded
7511 AN 1 3 type of marking, coded
8028 AN 1 17 conveyance reference number
8051 AN 1 3 transport stage qualifier
8053 AN 1 3 equipment qualifier
8066 AN 1 17 mode of transport
8067 AN 1 3 mode of transport, coded
8077 AN 1 3 equipment supplier, coded
8078 AN 1 7 hazard substance/item/page number
8092 AN 1 10 hazard code version number
8101 AN 1 3 transit direction, coded
8126 AN 1 10 trem card number
8154 AN 1 35 equipment size and type
8155 AN 1 10 equipment size and type identification
8158 AN 1 4 hazard identification number, upper part
8169 AN 1 3 full/empty indicator, coded
8178 AN 1 17 type of means of transport
8179 AN 1 8 type of means of transport identification
8186 AN 4 4 substance identification number, lower part
8211 AN 1 3 permission for transport, coded
8212 AN 1 35 id. of the means of transport
8213 AN 1 9 id. of means of transport identification
8246 AN 1 4 dangerous goods label marking
8249 AN 1 3 equipment status, coded
8255 AN 1 3 packing instruction, coded
8260 AN 1 17 equipment identification number
8273 AN 1 3 dangerous goods regulations, coded
8275 AN 1 3 container/package status, coded
8281 AN 1 3 transport ownership, coded
8325 AN 1 3 category of means of transport, coded
8339 AN 1 3 packing group, coded
8351 AN 1 7 hazard code identification
8364 AN 1 6 ems number
8393 AN 1 3 returnable package load contents, coded
8395 AN 1 3 returnable package freight payment responsibility, coded
8410 AN 1 4 mfag
8453 AN 1 3 nationality of means of transport, coded
8457 AN 1 3 excess transportation reason, coded
8459 AN 1 3 excess transportation responsibility, coded
9010 AN 1 35 status event
9011 AN 1 3 status event, coded
9012 AN 1 35 status reason
9013 AN 1 3 status reason, coded
9015 AN 1 3 status type, coded
9213 AN 1 3 type of duty regime, coded
9302 AN 1 35 sealing party
9303 AN 1 3 sealing party, coded
9308 AN 1 10 seal number
9321 AN 1 8 application error identification
9421 AN 1 3 stages qualifier
`;
