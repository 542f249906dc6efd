import { rgb } from 'pdf-lib';
import type { DocumentGoods } from '../ports/certificate-document.ts';
import type { Face } from './fonts.ts';
import { ACCENT, CONTENT, LEFT, QUIET, RIGHT, type Sheet } from './sheet.ts';
import type { Line } from './text.ts';

interface Column {
	readonly head: string;
	readonly width: number;
	readonly face: Face;
	readonly cell: (goods: DocumentGoods, index: number) => string;
}

const STYLE = { size: 8.2, leading: 11.2 };
const HEAD_STYLE = { size: 6.8, leading: 9, colour: QUIET };
const PADDING = 4.5;
const GUTTER = 9;
const HEAD_FILL = rgb(0.945, 0.952, 0.965);

/** `850131` as `8501 31`, as tariffs write it. */
export function writtenHsCode(hs: string): string {
	return [hs.slice(0, 4), hs.slice(4, 6), hs.slice(6)].filter((part) => part !== '').join(' ');
}

/** The criterion has a column where one is stated; the others share what is left. */
function columnsFor(goods: readonly DocumentGoods[]): Column[] {
	const withCriterion = goods.some((line) => line.originCriterion !== undefined);
	const fixed = 22 + 80 + 58 + (withCriterion ? 48 : 0);
	const rest = CONTENT - fixed;
	const columns: Column[] = [
		{ head: 'No.', width: 22, face: 'sans', cell: (_line, index) => String(index + 1) },
		{ head: 'Article', width: 80, face: 'sans', cell: (line) => line.sku },
		{ head: 'Description of the goods', width: rest * 0.6, face: 'sans', cell: (line) => line.description },
		{
			head: 'Commercial designation as used on the invoices',
			width: rest * 0.4,
			face: 'sans',
			cell: (line) => line.commercialDesignation,
		},
		{ head: 'HS code', width: 58, face: 'sans', cell: (line) => writtenHsCode(line.hs) },
	];
	if (withCriterion) {
		columns.push({ head: 'Origin criterion', width: 48, face: 'sans', cell: (line) => line.originCriterion ?? '' });
	}
	return columns;
}

/** Cells of one row, each broken into lines. */
function rowOf(
	sheet: Sheet,
	columns: readonly Column[],
	texts: readonly string[],
	size: number,
	face?: Face,
): Line[][] {
	return columns.map((column, i) =>
		sheet.type.lines([{ text: texts[i] ?? '', face: face ?? column.face }], size, column.width - GUTTER),
	);
}

function drawCells(sheet: Sheet, columns: readonly Column[], cells: readonly Line[][], style: typeof STYLE): void {
	let x = LEFT + PADDING;
	columns.forEach((column, i) => {
		cells[i]?.forEach((line, row) => {
			sheet.line(line, x, sheet.y + PADDING + style.leading * (row + 0.76), style);
		});
		x += column.width;
	});
}

/**
 * The goods as a table: as many pages as it takes, the head repeated on each. A row stays on one page where a page
 * can take it; a longer one is continued.
 */
export function drawGoodsTable(sheet: Sheet, goods: readonly DocumentGoods[]): void {
	const columns = columnsFor(goods);
	const heads = columns.map((column) => column.head);
	const headCells = rowOf(sheet, columns, heads, HEAD_STYLE.size, 'sansBold');
	const headHeight = Math.max(...headCells.map((cell) => cell.length)) * HEAD_STYLE.leading + 2 * PADDING;

	const drawHead = (): void => {
		sheet.box(sheet.y, headHeight, { fill: HEAD_FILL });
		sheet.rule(sheet.y, { thickness: 0.9, colour: ACCENT });
		drawCells(sheet, columns, headCells, HEAD_STYLE);
		sheet.y += headHeight;
		sheet.rule(sheet.y, { thickness: 0.5, colour: ACCENT });
	};
	const nextPage = (): void => {
		sheet.newPage();
		drawHead();
	};

	sheet.need(headHeight + 3 * STYLE.leading + 2 * PADDING);
	drawHead();
	goods.forEach((line, index) => {
		let cells = rowOf(
			sheet,
			columns,
			columns.map((column) => column.cell(line, index)),
			STYLE.size,
		);
		const lineCount = () => Math.max(...cells.map((cell) => cell.length));
		const heightOf = (lines: number) => lines * STYLE.leading + 2 * PADDING;
		if (heightOf(lineCount()) > sheet.room() && heightOf(lineCount()) + headHeight <= sheet.fullRoom()) nextPage();
		while (lineCount() > 0) {
			if (heightOf(1) > sheet.room()) nextPage();
			const fits = Math.min(lineCount(), Math.floor((sheet.room() - 2 * PADDING) / STYLE.leading));
			drawCells(
				sheet,
				columns,
				cells.map((cell) => cell.slice(0, fits)),
				STYLE,
			);
			cells = cells.map((cell) => cell.slice(fits));
			sheet.y += heightOf(fits);
		}
		const last = index === goods.length - 1;
		sheet.rule(sheet.y, last ? { thickness: 0.9, colour: ACCENT, to: RIGHT } : {});
	});
}
