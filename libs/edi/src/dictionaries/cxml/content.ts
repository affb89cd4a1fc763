// What stands in the elements of cXML 1.2, in the order of its document types. Of choices all are listed, one after another.

const money = 'Money!';

export const content: Readonly<Record<string, string>> = {
  cXML: 'Header Request Response',
  Header: 'From! To! Sender!',
  From: 'Credential+',
  To: 'Credential+',
  Sender: 'Credential+ UserAgent!',
  Credential: 'Identity! SharedSecret DigitalSignature CredentialMac',
  Request: 'OrderRequest ConfirmationRequest ShipNoticeRequest InvoiceDetailRequest StatusUpdateRequest',
  Response: 'Status!',

  StatusUpdateRequest: 'DocumentReference Status! InvoiceStatus Extrinsic*',
  InvoiceStatus: 'InvoiceIDInfo PartialAmount Comments*',

  OrderRequest: 'OrderRequestHeader! ItemOut+',
  OrderRequestHeader: `Total! ShipTo BillTo! BusinessPartner* LegalEntity OrganizationalUnit Shipping Tax Payment
    PaymentTerm* Contact* Comments* Followup ControlKeys DocumentReference SupplierOrderInfo TermsOfDelivery
    DeliveryPeriod IdReference* OrderRequestHeaderIndustry Extrinsic*`,
  ItemOut: `ItemID! Path ItemDetail BlanketItemDetail SupplierID SupplierList ShipTo Shipping Tax SpendDetail
    Distribution* Contact* TermsOfDelivery Comments* Tolerances ControlKeys ScheduleLine* MasterAgreementReference
    MasterAgreementIDInfo ItemOutIndustry Packaging* ReleaseInfo Batch* IdReference*`,
  ItemIn: `ItemID! Path ItemDetail SupplierList ShipTo Shipping Tax SpendDetail TermsOfDelivery`,
  ItemID: 'SupplierPartID! SupplierPartAuxiliaryID BuyerPartID IdReference*',
  ItemDetail: `UnitPrice! Description+ OverallLimit ExpectedLimit UnitOfMeasure! PriceBasisQuantity Classification*
    ManufacturerPartID ManufacturerName URL LeadTime Dimension* ItemDetailIndustry AttachmentReference*
    PlannedAcceptanceDays Extrinsic*`,
  ScheduleLine: 'UnitOfMeasure! ShipTo Extrinsic*',
  Total: 'Money! Modifications',
  ShipTo: 'Address! CarrierIdentifier* TransportInformation* IdReference*',
  BillTo: 'Address! IdReference*',
  Shipping: 'Money! Description! Modifications',
  Distribution: 'Accounting! Charge!',
  Accounting: 'Segment* AccountingSegment*',
  Charge: money,
  Payment: 'PCard PaymentReference',
  UnitPrice: 'Money! Modifications PricingConditions',
  PriceBasisQuantity: 'UnitOfMeasure! Description',

  ConfirmationRequest: 'ConfirmationHeader! OrderReference OrderIDInfo ConfirmationItem*',
  ConfirmationHeader: `DocumentReference Total Shipping Tax Contact* Hazard* Comments* IdReference* Extrinsic*`,
  ConfirmationItem: 'UnitOfMeasure! Contact* Hazard* ConfirmationStatus+',
  ConfirmationStatus: `UnitOfMeasure! ItemIn UnitPrice Tax Shipping SupplierBatchID ScheduleLineReference* Comments*
    Extrinsic*`,

  ShipNoticeRequest: 'ShipNoticeHeader! ShipControl* ShipNoticePortion*',
  ShipNoticeHeader: `ServiceLevel* DocumentReference Contact* LegalEntity OrganizationalUnit Hazard* Comments*
    TermsOfDelivery TermsOfTransport* Packaging* Extrinsic* IdReference* ShipNoticeHeaderIndustry
    ReferenceDocumentInfo*`,
  ShipControl: `CarrierIdentifier+ ShipmentIdentifier+ TransportInformation PackageIdentification Route* Contact*
    Comments* Extrinsic*`,
  TransportInformation: 'Route ShippingContractNumber ShippingInstructions',
  ShippingInstructions: 'Description',
  Route: 'Contact',
  ShipNoticePortion: `OrderReference OrderIDInfo MasterAgreementReference MasterAgreementIDInfo Contact* Comments*
    Extrinsic* ShipNoticeItem* IdReference*`,
  ShipNoticeItem: `ItemID ShipNoticeItemDetail UnitOfMeasure! Packaging* Hazard* Batch* SupplierBatchID AssetInfo*
    TermsOfDelivery OrderedQuantity ShipNoticeItemIndustry ComponentConsumptionDetails* ReferenceDocumentInfo*
    Extrinsic* Comments* IdReference*`,
  ShipNoticeItemDetail: `UnitPrice Description* UnitOfMeasure Classification* ManufacturerPartID ManufacturerName
    Dimension* ItemDetailIndustry Extrinsic*`,
  Packaging: `PackagingCode* Dimension* Description PackagingLevelCode PackageTypeCodeIdentifierCode
    ShippingContainerSerialCode ShippingContainerSerialCodeReference PackageID ShippingMark* OrderedQuantity
    DispatchQuantity FreeGoodsQuantity QuantityVarianceNote BestBeforeDate AssetInfo* StoreCode Extrinsic*`,
  PackageID: 'GlobalIndividualAssetID ReturnablePackageID PackageTrackingID',
  Dimension: 'UnitOfMeasure!',
  Batch: 'BuyerBatchID SupplierBatchID PropertyValuation*',
  OrderedQuantity: 'UnitOfMeasure!',
  DispatchQuantity: 'UnitOfMeasure!',
  FreeGoodsQuantity: 'UnitOfMeasure!',
  Hazard: 'Description! Classification*',

  InvoiceDetailRequest: `InvoiceDetailRequestHeader! InvoiceDetailOrder* InvoiceDetailHeaderOrder*
    InvoiceDetailSummary!`,
  InvoiceDetailRequestHeader: `InvoiceDetailHeaderIndicator! InvoiceDetailLineIndicator! InvoicePartner*
    DocumentReference InvoiceIDInfo PaymentProposalIDInfo* InvoiceDetailShipping ShipNoticeIDInfo PaymentTerm*
    InvoiceDetailPaymentTerm* PaymentInformation Period Comments* IdReference* Extrinsic*`,
  InvoicePartner: 'Contact! IdReference*',
  InvoiceDetailShipping: 'Contact* CarrierIdentifier* ShipmentIdentifier* DocumentReference',
  ShipNoticeIDInfo: 'IdReference*',
  InvoiceDetailOrder: `InvoiceDetailOrderInfo! InvoiceDetailReceiptInfo InvoiceDetailShipNoticeInfo InvoiceDetailItem*
    InvoiceDetailServiceItem*`,
  InvoiceDetailOrderInfo: 'OrderReference OrderIDInfo MasterAgreementReference MasterAgreementIDInfo SupplierOrderInfo',
  InvoiceDetailShipNoticeInfo: 'ShipNoticeReference ShipNoticeIDInfo',
  ShipNoticeReference: 'DocumentReference',
  InvoiceDetailItem: `UnitOfMeasure! UnitPrice! PriceBasisQuantity InvoiceDetailItemReference! ReceiptLineItemReference
    ShipNoticeLineItemReference ServiceEntryItemReference SubtotalAmount Tax InvoiceDetailLineSpecialHandling
    InvoiceDetailLineShipping ShipNoticeIDInfo GrossAmount InvoiceDetailDiscount InvoiceItemModifications TotalCharges
    TotalAllowances TotalAmountWithoutTax NetAmount Distribution* Packaging* InvoiceDetailItemIndustry Comments*
    CustomsInfo Extrinsic*`,
  InvoiceDetailItemReference: `ItemID Description Classification* ManufacturerPartID ManufacturerName Country
    SerialNumber* SupplierBatchID InvoiceDetailItemReferenceIndustry`,
  InvoiceDetailHeaderOrder: 'InvoiceDetailOrderInfo! InvoiceDetailOrderSummary!',
  InvoiceDetailOrderSummary: `SubtotalAmount Period Tax InvoiceDetailLineSpecialHandling InvoiceDetailLineShipping
    GrossAmount InvoiceDetailDiscount NetAmount Comments* Extrinsic*`,
  InvoiceDetailSummary: `SubtotalAmount! Tax! SpecialHandlingAmount ShippingAmount GrossAmount InvoiceDetailDiscount
    InvoiceHeaderModifications InvoiceDetailSummaryLineItemModifications TotalCharges TotalAllowances
    TotalAmountWithoutTax NetAmount! DepositAmount DueAmount InvoiceDetailSummaryIndustry`,
  InvoiceDetailLineShipping: 'InvoiceDetailShipping Money!',
  InvoiceDetailLineSpecialHandling: 'Description Money!',
  InvoiceDetailDiscount: 'Money! Comments*',
  InvoiceHeaderModifications: 'Modification+',
  InvoiceItemModifications: 'Modification+',
  InvoiceDetailSummaryLineItemModifications: 'Modification+',

  Modifications: 'Modification+',
  Modification: 'OriginalPrice AdditionalDeduction AdditionalCost Tax ModificationDetail',
  AdditionalDeduction: 'DeductionAmount DeductionPercent DeductedPrice',
  AdditionalCost: 'Money Percentage',
  ModificationDetail: 'Description Extrinsic*',
  OriginalPrice: money,
  DeductionAmount: money,
  DeductedPrice: money,
  SubtotalAmount: money,
  GrossAmount: money,
  NetAmount: money,
  DueAmount: money,
  DepositAmount: money,
  TotalCharges: money,
  TotalAllowances: money,
  TotalAmountWithoutTax: money,
  SpecialHandlingAmount: 'Money! Description',
  ShippingAmount: 'Money! Description',
  TaxableAmount: money,
  TaxAmount: money,
  TaxAdjustmentAmount: money,

  Tax: 'Money! TaxAdjustmentAmount Description! TaxDetail* Distribution* Extrinsic*',
  TaxDetail: `TaxableAmount TaxAmount! TaxLocation TaxAdjustmentAmount Description TriangularTransactionLawReference
    TaxRegime TaxExemption Extrinsic*`,
  PaymentTerm: 'Discount Extrinsic*',
  Discount: 'DiscountPercent DiscountAmount DiscountDueDays',
  DiscountAmount: money,

  OrderReference: 'DocumentReference!',
  OrderIDInfo: 'IdReference*',
  MasterAgreementReference: 'DocumentReference!',
  MasterAgreementIDInfo: 'IdReference*',
  Contact: 'Name! PostalAddress* Email* Phone* Fax* URL* IdReference* Extrinsic*',
  Address: 'Name! PostalAddress Email Phone Fax URL',
  PostalAddress: 'DeliverTo* Street+ City! Municipality State PostalCode Country! Extrinsic*',
  Phone: 'TelephoneNumber!',
  Fax: 'TelephoneNumber URL Email',
  TelephoneNumber: 'CountryCode! AreaOrCityCode! Number! Extension',
  TermsOfDelivery: 'TermsOfDeliveryCode! ShippingPaymentMethod! TransportTerms Address Comments*',
  IdReference: 'Creator Description',
  Comments: 'Attachment*',
  Description: 'ShortName',
};
