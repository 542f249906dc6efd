// Generated from schemas/<context>/<event>.avsc; change those and run `npm run generate`.
import type { AvroRecord } from '../avro.ts';
import { type ConsensusDecision, consensusDecisionSchema } from './consensus/consensus-decision.ts';
import { type Bom, bomSchema } from './erp/bom.ts';
import { type CertificateRequest, certificateRequestSchema } from './erp/certificate-request.ts';
import { type ExchangeRate, exchangeRateSchema } from './erp/exchange-rate.ts';
import { type InventoryMovement, inventoryMovementSchema } from './erp/inventory-movement.ts';
import { type Item, itemSchema } from './erp/item.ts';
import { type Party, partySchema } from './erp/party.ts';
import { type PriceList, priceListSchema } from './erp/price-list.ts';
import { type ProductionOrder, productionOrderSchema } from './erp/production-order.ts';
import { type Routing, routingSchema } from './erp/routing.ts';
import { type SupplierDeclaration, supplierDeclarationSchema } from './erp/supplier-declaration.ts';
import { type SyncOriginStatus, syncOriginStatusSchema } from './erp/sync-origin-status.ts';
import { type SyncReceipt, syncReceiptSchema } from './erp/sync-receipt.ts';
import { type Certificate, certificateSchema } from './ltsd/certificate.ts';
import { type CertificateIssued, certificateIssuedSchema } from './ltsd/certificate-issued.ts';
import { type CertificateRefused, certificateRefusedSchema } from './ltsd/certificate-refused.ts';
import { type CertificateRevoked, certificateRevokedSchema } from './ltsd/certificate-revoked.ts';
import { type IssueCertificate, issueCertificateSchema } from './ltsd/issue-certificate.ts';
import { type RefuseCertificate, refuseCertificateSchema } from './ltsd/refuse-certificate.ts';
import { type RevokeCertificate, revokeCertificateSchema } from './ltsd/revoke-certificate.ts';
import { type Evaluation, evaluationSchema } from './origin/evaluation.ts';
import { type EvaluationRequest, evaluationRequestSchema } from './origin/evaluation-request.ts';
import { type Question, questionSchema } from './origin/question.ts';
import { type ReviewDecision, reviewDecisionSchema } from './review/review-decision.ts';
import { type ReviewTask, reviewTaskSchema } from './review/review-task.ts';
import { type PackAcceptance, packAcceptanceSchema } from './rules/pack-acceptance.ts';

export { type ConsensusDecision, type ConsensusVote, type AcceptanceGate, consensusDecisionSchema } from './consensus/consensus-decision.ts';
export { type Bom, type BomLine, bomSchema } from './erp/bom.ts';
export { type CertificateRequest, certificateRequestSchema } from './erp/certificate-request.ts';
export { type ExchangeRate, type DatedRate, exchangeRateSchema } from './erp/exchange-rate.ts';
export { type InventoryMovement, type DocumentLine, inventoryMovementSchema } from './erp/inventory-movement.ts';
export { type Item, type UnitConversion, itemSchema } from './erp/item.ts';
export { type Party, type Address, type Signatory, partySchema } from './erp/party.ts';
export { type PriceList, type Price, priceListSchema } from './erp/price-list.ts';
export { type ProductionOrder, type ConsumedComponent, productionOrderSchema } from './erp/production-order.ts';
export { type Routing, type RoutingOperation, routingSchema } from './erp/routing.ts';
export { type SupplierDeclaration, type DeclaredGood, type DeclaredMaterial, type Cumulation, type Revocation, supplierDeclarationSchema } from './erp/supplier-declaration.ts';
export { type SyncOriginStatus, syncOriginStatusSchema } from './erp/sync-origin-status.ts';
export { type SyncReceipt, syncReceiptSchema } from './erp/sync-receipt.ts';
export { type Certificate, type RevokedFrom, certificateSchema } from './ltsd/certificate.ts';
export { type CertificateIssued, type CertifiedGood, type CertifiedJudgement, type AcceptedPack, certificateIssuedSchema } from './ltsd/certificate-issued.ts';
export { type CertificateRefused, certificateRefusedSchema } from './ltsd/certificate-refused.ts';
export { type CertificateRevoked, type RevokedGood, type NoticeDue, certificateRevokedSchema } from './ltsd/certificate-revoked.ts';
export { type IssueCertificate, type GoodToCertify, issueCertificateSchema } from './ltsd/issue-certificate.ts';
export { type RefuseCertificate, refuseCertificateSchema } from './ltsd/refuse-certificate.ts';
export { type RevokeCertificate, type GoodToRevoke, revokeCertificateSchema } from './ltsd/revoke-certificate.ts';
export { type Evaluation, type Figure, type MissingFact, type Flip, type Judgement, evaluationSchema } from './origin/evaluation.ts';
export { type EvaluationRequest, evaluationRequestSchema } from './origin/evaluation-request.ts';
export { type Question, type QuestionChoice, type QuestionEvidence, questionSchema } from './origin/question.ts';
export { type ReviewDecision, reviewDecisionSchema } from './review/review-decision.ts';
export { type ReviewTask, type TaskChoice, type TaskEvidence, type VoteSeen, reviewTaskSchema } from './review/review-task.ts';
export { type PackAcceptance, packAcceptanceSchema } from './rules/pack-acceptance.ts';

/** Event type (the Avro full name, `ce_type` on Kafka) to the shape of its value. */
export interface EventTypes {
	'psra.consensus.ConsensusDecision': ConsensusDecision;
	'psra.erp.Bom': Bom;
	'psra.erp.CertificateRequest': CertificateRequest;
	'psra.erp.ExchangeRate': ExchangeRate;
	'psra.erp.InventoryMovement': InventoryMovement;
	'psra.erp.Item': Item;
	'psra.erp.Party': Party;
	'psra.erp.PriceList': PriceList;
	'psra.erp.ProductionOrder': ProductionOrder;
	'psra.erp.Routing': Routing;
	'psra.erp.SupplierDeclaration': SupplierDeclaration;
	'psra.erp.SyncOriginStatus': SyncOriginStatus;
	'psra.erp.SyncReceipt': SyncReceipt;
	'psra.ltsd.Certificate': Certificate;
	'psra.ltsd.CertificateIssued': CertificateIssued;
	'psra.ltsd.CertificateRefused': CertificateRefused;
	'psra.ltsd.CertificateRevoked': CertificateRevoked;
	'psra.ltsd.IssueCertificate': IssueCertificate;
	'psra.ltsd.RefuseCertificate': RefuseCertificate;
	'psra.ltsd.RevokeCertificate': RevokeCertificate;
	'psra.origin.Evaluation': Evaluation;
	'psra.origin.EvaluationRequest': EvaluationRequest;
	'psra.origin.Question': Question;
	'psra.review.ReviewDecision': ReviewDecision;
	'psra.review.ReviewTask': ReviewTask;
	'psra.rules.PackAcceptance': PackAcceptance;
}

export type EventType = keyof EventTypes;

/** The schema that this release reads and writes, by event type. */
export const schemaOf: Readonly<Record<EventType, AvroRecord>> = {
	'psra.consensus.ConsensusDecision': consensusDecisionSchema,
	'psra.erp.Bom': bomSchema,
	'psra.erp.CertificateRequest': certificateRequestSchema,
	'psra.erp.ExchangeRate': exchangeRateSchema,
	'psra.erp.InventoryMovement': inventoryMovementSchema,
	'psra.erp.Item': itemSchema,
	'psra.erp.Party': partySchema,
	'psra.erp.PriceList': priceListSchema,
	'psra.erp.ProductionOrder': productionOrderSchema,
	'psra.erp.Routing': routingSchema,
	'psra.erp.SupplierDeclaration': supplierDeclarationSchema,
	'psra.erp.SyncOriginStatus': syncOriginStatusSchema,
	'psra.erp.SyncReceipt': syncReceiptSchema,
	'psra.ltsd.Certificate': certificateSchema,
	'psra.ltsd.CertificateIssued': certificateIssuedSchema,
	'psra.ltsd.CertificateRefused': certificateRefusedSchema,
	'psra.ltsd.CertificateRevoked': certificateRevokedSchema,
	'psra.ltsd.IssueCertificate': issueCertificateSchema,
	'psra.ltsd.RefuseCertificate': refuseCertificateSchema,
	'psra.ltsd.RevokeCertificate': revokeCertificateSchema,
	'psra.origin.Evaluation': evaluationSchema,
	'psra.origin.EvaluationRequest': evaluationRequestSchema,
	'psra.origin.Question': questionSchema,
	'psra.review.ReviewDecision': reviewDecisionSchema,
	'psra.review.ReviewTask': reviewTaskSchema,
	'psra.rules.PackAcceptance': packAcceptanceSchema,
};
