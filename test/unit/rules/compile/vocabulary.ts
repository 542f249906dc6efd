/**
 * The words and signs that a rule's wording may consist of beside figures, codes and names. A new word here is a new
 * way of saying something: look at what node it becomes before adding it.
 */
const WORDS = `
	' ( ) , - . : a above accompanied acrylic added all already also alternative alternatives and animals annex
	annual another any applicable applies apply are articles as assembling assembly at b be board both but by
	carpets case cases cc cereals change chapter chapters classification classified combined composed conditions
	contain content cost crocheted cth ctsh cut description digit directly does during each eggs either elastic
	ex-work ex-works exceed exceeds except excluding expect exw fabric fabrics felt fibres final fob followed
	following for free from frozen fruit further good goods group hand have heading however i if ii in included
	including incorporated individual into introductory is it item its knitted least level limit limits list made
	manufacture manufacturing material materials maximum maxnom may mixture must needleloom net non-originating not
	note notes obtained of on one only onwards operations or orig origin originating other out outside parts party
	period pieces place polyester predominates price printed processed processes' product production products
	provided purposes quota quotas refuse regional relating restriction roes rubberised rule rules rvc same satisfy
	see set sewing shall shape special specific specified subheading taken takes tariff territory textile than that
	the their there these they this those through to tobacco together total transaction under undergo undergone
	unmanufactured until up use used value water weight were where whether which wholly with within would your
`;

/** A joint between two published texts without operator has the empty text. */
export const VOCABULARY: ReadonlySet<string> = new Set(['', 'specific process(es)', ...WORDS.trim().split(/\s+/)]);
