import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { roomsOf } from './law.ts';
import type { Violation } from './violation.ts';

/**
 * What no import shows: clocks, randomness and the environment are globals. Names are resolved by the TypeScript
 * compiler, so that a domain word (`process`, of a rule) is not taken for the global.
 */

/** Time and ids are arguments here. The import law (`.dependency-cruiser.mjs`) holds the same list as `PURE` and `LOG_CORE`. */
const PURE =
	/^(schemas\/(?!cli\/)|infra\/ports\/|infra\/errors\.ts$|rules\/(schema|engine|packs|compile|declarations|questions|words)\/|topics\/(catalogue|plan)\/|infra\/ledger\/tlog\/|sagas\/(?!runtime\/|cli\/)[^/]+\/[^/]+\.ts$)/;
const MAY_READ_ENVIRONMENT = /^(infra\/config\/|infra\/cli\/psra\.mjs$|scripts\/|test\/support\/)/;
/** A test may hand the whole environment to a child process; its settings come from test/support. */
const MAY_HAND_ON_ENVIRONMENT = /^test\//;
const TYPES_ONLY = /^infra\/ports\//;

const IMPURE_GLOBALS: ReadonlyMap<string, string> = new Map([
	['process', 'environment'],
	['globalThis', 'environment'],
	['crypto', 'randomness'],
	['performance', 'clock'],
	['setTimeout', 'clock'],
	['setInterval', 'clock'],
	['setImmediate', 'clock'],
	['queueMicrotask', 'clock'],
	['fetch', 'outside world'],
	['console', 'outside world'],
	['require', 'outside world'],
]);

/** Every use of a global below `root` that the law forbids. */
export function findGlobalViolations(root: string): Violation[] {
	const paths = roomsOf(root).flatMap((room) => sourcesBelow(root, room));
	const program = ts.createProgram(
		paths.map((path) => join(root, path)),
		{ noLib: true, noResolve: true, types: [], allowJs: true, moduleDetection: ts.ModuleDetectionKind.Force },
	);
	const checker = program.getTypeChecker();
	return paths.flatMap((path) => {
		const source = program.getSourceFile(join(root, path));
		return source ? violationsIn(path, source, checker) : [];
	});
}

function violationsIn(path: string, source: ts.SourceFile, checker: ts.TypeChecker): Violation[] {
	const found: Violation[] = [];
	const report = (node: ts.Node, rule: string, why: string): void => {
		const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
		found.push({ rule, at: `${path}:${line + 1}`, what: node.getText(source).split('\n')[0] as string, why });
	};
	const isPure = PURE.test(path) && !path.endsWith('/main.ts');
	const visit = (node: ts.Node): void => {
		if (isPure) {
			const rule = impurityOf(node, checker);
			if (rule)
				report(node, `pure-core-${rule}`, 'A pure core has no clock, randomness or environment: pass the value in.');
		}
		const handedOn = MAY_HAND_ON_ENVIRONMENT.test(path) && !isMemberAccess(node.parent) && isMemberAccess(node);
		if (!MAY_READ_ENVIRONMENT.test(path) && !handedOn && readsEnvironment(node, checker))
			report(
				node,
				'environment',
				'Only infra/config reads process.env, for tests test/support; take the setting as an argument.',
			);
		if (isComputedImport(node) && !/^(test|bench|scripts)\//.test(path))
			report(node, 'computed-import', 'The import law can not see an import whose path is computed; write it out.');
		ts.forEachChild(node, visit);
	};
	visit(source);
	if (TYPES_ONLY.test(path))
		for (const statement of source.statements)
			if (!isTypeStatement(statement)) report(statement, 'ports-are-types', 'infra/ports holds types only.');
	return found;
}

/** The kind of impurity that a node is, or undefined. */
function impurityOf(node: ts.Node, checker: ts.TypeChecker): string | undefined {
	if (ts.isNewExpression(node) && isGlobal(node.expression, 'Date', checker))
		return node.arguments?.length ? undefined : 'clock';
	if (ts.isCallExpression(node) && isGlobal(node.expression, 'Date', checker)) return 'clock';
	if (isMemberAccess(node)) {
		const member = memberOf(node);
		if (member === 'now' && isGlobal(node.expression, 'Date', checker)) return 'clock';
		if (member === 'random' && isGlobal(node.expression, 'Math', checker)) return 'randomness';
		if (member === 'Now' && isGlobal(node.expression, 'Temporal', checker)) return 'clock';
	}
	if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return 'environment';
	if (!ts.isIdentifier(node) || !isReference(node)) return undefined;
	const kind = IMPURE_GLOBALS.get(node.text);
	return kind && isGlobal(node, node.text, checker) ? kind.replace(' ', '-') : undefined;
}

/** `process.env`, `process['env']`, `const { env } = process`, `import { env } from 'node:process'`. */
function readsEnvironment(node: ts.Node, checker: ts.TypeChecker): boolean {
	if (isMemberAccess(node)) return memberOf(node) === 'env' && isProcess(node.expression, checker);
	if (ts.isVariableDeclaration(node) && node.initializer && ts.isObjectBindingPattern(node.name))
		return (
			isProcess(node.initializer, checker) &&
			node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env')
		);
	if (ts.isImportSpecifier(node))
		return (node.propertyName ?? node.name).text === 'env' && importsProcess(node.parent.parent.parent);
	return false;
}

function isProcess(expression: ts.Expression, checker: ts.TypeChecker): boolean {
	if (isGlobal(expression, 'process', checker)) return true;
	if (ts.isPropertyAccessExpression(expression))
		return memberOf(expression) === 'process' && isGlobal(expression.expression, 'globalThis', checker);
	if (!ts.isIdentifier(expression)) return false;
	const declaration = checker.getSymbolAtLocation(expression)?.declarations?.[0];
	return (
		declaration !== undefined &&
		(ts.isImportClause(declaration) || ts.isNamespaceImport(declaration) || ts.isImportSpecifier(declaration)) &&
		importsProcess(ts.findAncestor(declaration, ts.isImportDeclaration))
	);
}

function importsProcess(node: ts.Node | undefined): boolean {
	return (
		node !== undefined &&
		ts.isImportDeclaration(node) &&
		ts.isStringLiteral(node.moduleSpecifier) &&
		/^(node:)?process$/.test(node.moduleSpecifier.text)
	);
}

/** True for an identifier of this name that no declaration of the file gives a meaning of its own. */
function isGlobal(node: ts.Node, name: string, checker: ts.TypeChecker): boolean {
	if (!ts.isIdentifier(node) || node.text !== name) return false;
	const symbol = ts.isShorthandPropertyAssignment(node.parent)
		? checker.getShorthandAssignmentValueSymbol(node.parent)
		: checker.getSymbolAtLocation(node);
	return !symbol?.declarations?.length;
}

/** False where an identifier merely names a member, a declaration or a type. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isShorthandPropertyAssignment(parent)) return true;
	if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isQualifiedName(parent)) return false;
	if ('name' in parent && parent.name === node) return false;
	if ('propertyName' in parent && parent.propertyName === node) return false;
	return !ts.isTypeQueryNode(parent) && !ts.isPartOfTypeNode(node);
}

type MemberAccess = ts.PropertyAccessExpression | ts.ElementAccessExpression;

function isMemberAccess(node: ts.Node | undefined): node is MemberAccess {
	return node !== undefined && (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node));
}

function memberOf(node: MemberAccess): string | undefined {
	if (ts.isPropertyAccessExpression(node)) return node.name.text;
	return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

function isComputedImport(node: ts.Node): boolean {
	return (
		ts.isCallExpression(node) &&
		node.expression.kind === ts.SyntaxKind.ImportKeyword &&
		!(node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
	);
}

function isTypeStatement(statement: ts.Statement): boolean {
	if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
	if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
	return ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function sourcesBelow(root: string, room: string): string[] {
	return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(ts|mts|mjs)$/.test(path) && !/\.d\.m?ts$/.test(path))
		.map((path) => `${room}/${path}`);
}
