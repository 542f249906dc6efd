import { rgb } from 'pdf-lib';
import type { DocumentGoods } from '../ports/certificate-document.ts';
import type { Face } from './fonts.ts';
import { ACCENT, CONTENT, LEFT, QUIET, type Sheet } from './sheet.ts';
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

/** Height of a row, which has one line at least. */
function rowHeight(cells: readonly Line[][]): number {
	return Math.max(1, ...cells.map((cell) => cell.length)) * STYLE.leading + 2 * PADDING;
}

/** Draws a row, on as many pages as it takes. */
function drawRow(sheet: Sheet, columns: readonly Column[], row: readonly Line[][], nextPage: () => void): void {
	let cells = row;
	while (cells.some((cell) => cell.length > 0)) {
		if (rowHeight([]) > sheet.room()) nextPage();
		const fits = Math.floor((sheet.room() - 2 * PADDING) / STYLE.leading);
		const here = cells.map((cell) => cell.slice(0, fits));
		drawCells(sheet, columns, here, STYLE);
		sheet.y += rowHeight(here);
		cells = cells.map((cell) => cell.slice(fits));
	}
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

	const rows = goods.map((line, index) => {
		const texts = columns.map((column) => column.cell(line, index));
		return rowOf(sheet, columns, texts, STYLE.size);
	});
	const first = rowHeight(rows[0] ?? []);
	sheet.need(headHeight + (headHeight + first <= sheet.fullRoom() ? first : rowHeight([])));
	drawHead();
	rows.forEach((row, index) => {
		if (rowHeight(row) > sheet.room() && rowHeight(row) + headHeight <= sheet.fullRoom()) nextPage();
		drawRow(sheet, columns, row, nextPage);
		sheet.rule(sheet.y, index === rows.length - 1 ? { thickness: 0.9, colour: ACCENT } : {});
	});
}
