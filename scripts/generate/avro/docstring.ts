const WIDTH = 120;
const TAB = 4;

/** A doc as a sentence that can be followed by another; can not end the comment that holds it. */
export function sentence(doc: string): string {
	const text = doc.trim().replaceAll('*/', '*\\/');
	return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A JSDoc comment, on one line where it fits the house's width, wrapped where not. */
export function docstring(text: string, indent: string): string {
	const room = WIDTH - indent.length * TAB;
	if (text.length + '/**  */'.length <= room) return `${indent}/** ${text} */`;
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/)) {
		if (line && line.length + 1 + word.length > room - ' * '.length) {
			lines.push(line);
			line = word;
		} else line = line ? `${line} ${word}` : word;
	}
	lines.push(line);
	return [`${indent}/**`, ...lines.map((part) => `${indent} * ${part}`), `${indent} */`].join('\n');
}
