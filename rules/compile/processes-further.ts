import type { Process } from './processes.ts';

/** Processes that only the lists of the United Kingdom's other agreements name, each with rows where it stands. */
export const FURTHER_PROCESSES: readonly Process[] = [
	{
		name: 'a good knit to shape, for which no sewing or other assembly is required',
		at: { canada: ['610130', '610230'] },
	},
	{
		name: 'alloying with each other or with base metals',
		at: {
			'south-korea': ['7106', '7108'],
			turkey: ['7106', '7108'],
			'switzerland-liechtenstein': ['7106', '7108'],
			'iceland-norway': ['7106', '7108'],
			vietnam: ['7106', '7108'],
			singapore: ['7106', '7108'],
			mexico: ['7106', '7108'],
			chile: ['7106', '7108'],
			ukraine: ['7106', '7108'],
		},
		around: { before: 'alloying', after: 'with each other or with base metals' },
	},
	{
		name: 'beading or moulding',
		at: {
			'south-korea': ['ex4410', 'ex4411'],
			'switzerland-liechtenstein': ['ex4410', 'ex4411'],
			'iceland-norway': ['ex4410', 'ex4411'],
			vietnam: ['ex4410', 'ex4411'],
			singapore: ['ex4410', 'ex4411'],
			mexico: ['ex4409', 'ex4410'],
			chile: ['ex4409', 'ex4410'],
			ukraine: ['ex4409', 'ex4410'],
		},
	},
	{
		name: 'biodiesel is obtained through transesterification and / or esterification or through hydro-treatment',
		at: { 'switzerland-liechtenstein': ['ex382499', 'ex3826'], 'iceland-norway': ['ex382499', 'ex382600'] },
	},
	{
		name: 'bleaching or dyeing, in addition to cutting and assembly of non-assembled tanned or dressed furskins',
		at: {
			'south-korea': ['ex430230'],
			'switzerland-liechtenstein': ['ex4302'],
			'iceland-norway': ['ex4302'],
			singapore: ['ex4302'],
			mexico: ['ex4302'],
			chile: ['ex4302'],
			ukraine: ['ex4302'],
		},
	},
	{ name: 'calcination of dolomite not calcined', at: { mexico: ['ex2518'], chile: ['ex2518'], ukraine: ['ex2518'] } },
	{
		name: 'calcination or grinding of earth colours',
		at: { 'south-korea': ['ex253090'], mexico: ['ex2530'], chile: ['ex2530'], ukraine: ['ex2530'] },
	},
	{
		name: 'cleaning, disinfecting, sorting and straightening of bristles and hair',
		at: { mexico: ['ex0502'], chile: ['ex0502'], ukraine: ['ex0502'] },
	},
	{ name: 'coating accompanied by making up (including cutting)', at: { 'south-korea': ['exChapter62'] } },
	{
		name: 'coating of the lens to appropriated treatments to improve vision and ensure protection of the wearer',
		at: { vietnam: ['900150'] },
	},
	{
		name: 'coating or laminating',
		at: {
			turkey: ['6210', '6216'],
			'switzerland-liechtenstein': ['ex6210', 'ex6216'],
			'iceland-norway': ['ex6210', 'ex6216'],
		},
	},
	{
		name: 'coating',
		at: {
			canada: ['5208-5212', '520859'],
			'south-korea': ['exChapter62'],
			turkey: ['5208-5212', '5309-5311'],
			'switzerland-liechtenstein': ['5208-5212', '5309-5311'],
			'iceland-norway': ['5208-5212', '5309-5311'],
			vietnam: ['5208-5212', '5309-5311'],
			singapore: ['5208-5212', '5309-5311'],
		},
	},
	{
		name: 'cutting of glassware',
		at: {
			'south-korea': ['7010', '7013'],
			'switzerland-liechtenstein': ['7010'],
			'iceland-norway': ['7010'],
			vietnam: ['7010', '7013'],
			singapore: ['7010', '7013'],
			mexico: ['7010', '7013'],
			chile: ['7010', '7013'],
			ukraine: ['7010', '7013'],
		},
	},
	{ name: 'destillation of wood tar', at: { mexico: ['ex3807'] } },
	{
		name: 'destructive distillation of bituminous materials',
		at: { mexico: ['ex2709'], chile: ['ex2709'], ukraine: ['ex2709'] },
	},
	{ name: 'distillation of wood tar', at: { chile: ['ex3807'], ukraine: ['ex3807'] } },
	{
		name: 'drying and milling of leguminous vegetables',
		at: { mexico: ['ex1106'], chile: ['ex1106'], ukraine: ['ex1106'] },
		around: { before: 'drying and milling of leguminous vegetables' },
	},
	{
		name: 'dyeing of yarn of natural fibres accompanied by knitting (knitted to shape products',
		at: { vietnam: ['Chapter61'], singapore: ['Chapter61'] },
	},
	{
		name: 'dyeing of yarn of natural fibres accompanied by knitting (knitted to shape products)',
		at: { vietnam: ['Chapter61'] },
	},
	{ name: 'dyeing of yarn of natural fibres accompanied by knitting or crocheting', at: { canada: ['6101-6117'] } },
	{
		name: 'dyeing of yarn of natural fibres accompanied by knitting',
		at: { canada: ['5906', '6001-6006'], vietnam: ['5906', 'Chapter60'], singapore: ['5906', 'Chapter60'] },
	},
	{
		name: 'dyeing of yarn of natural fibres accompanied by weaving',
		at: { canada: ['5906'], vietnam: ['5906'], singapore: ['5906'] },
	},
	{ name: 'dyeing of yarn of natural fibres accompanied by weaving, knitting or forming', at: { canada: ['5906'] } },
	{
		name: 'either the fabric or the yarn meets the rule of origin that would be applicable if the fabric or yarn were classified alone',
		at: { canada: ['6308'] },
	},
	{ name: 'electrolytic or thermal treatment', at: { mexico: ['ex2805'], chile: ['ex2805'], ukraine: ['ex2805'] } },
	{
		name: 'electrolytic, thermal or chemical separation or alloying',
		at: { canada: ['710610-710692', '710811-710820'] },
	},
	{ name: 'embroidering accompanied by making up (including cutting)', at: { 'south-korea': ['exChapter62'] } },
	{
		name: 'enriching of the carbon content, purifying and grinding of crude crystalline graphite',
		at: { mexico: ['ex2504'], chile: ['ex2504'], ukraine: ['ex2504'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by fabric formation',
		at: { canada: ['560210', '560221-560290'], vietnam: ['5602'], singapore: ['5602'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by non-woven techniques including needle punching',
		at: { canada: ['5701-5705', '5703'], vietnam: ['Chapter57'], singapore: ['Chapter57'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by spinning or spinning of natural fibres',
		at: { canada: ['5607', '5608'], vietnam: ['5401-5406', 'exChapter56'], singapore: ['5401-5406', 'exChapter56'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by spinning or spinning of natural or man-made staple fibres',
		at: { vietnam: ['5605', '5606'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by spinning, or spinning of natural or man-made staple fibres',
		at: { canada: ['5605', '5606'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by weaving',
		at: { canada: ['5902', '5906'], vietnam: ['5902', '5906'], singapore: ['5902', '5906'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied by weaving, knitting or a non-woven process',
		at: { canada: ['5902', '5906'] },
	},
	{
		name: 'extrusion of man-made fibres accompanied, if necessary, by spinning or spinning of natural fibres',
		at: { canada: ['5401-5406', '5402'] },
	},
	{ name: 'extrusion of man-made fibres accompanies by spinning', at: { singapore: ['5501-5507'] } },
	{
		name: 'extrusion of man-made fibres combined with non-woven techniques including needle punching',
		at: { 'switzerland-liechtenstein': ['Chapter57'], 'iceland-norway': ['Chapter57'] },
	},
	{
		name: 'extrusion of man-made fibres or natural fibres in each case accompanied by any non-woven techniques including needle punching',
		at: { vietnam: ['6306'], singapore: ['6306'] },
	},
	{
		name: 'extrusion of man-made fibres or spinning of natural and / or man-made staple fibres accompanied by weaving or knitting and making-up (including cutting)',
		at: { vietnam: ['6305'] },
	},
	{
		name: 'extrusion of man-made fibres or spinning of natural and / or man-made staple fibres, combined with weaving or with knitting and making-up including cutting of fabric',
		at: { 'switzerland-liechtenstein': ['6305'], 'iceland-norway': ['6305'] },
	},
	{
		name: 'extrusion of man-made fibres or spinning of natural and / or manmade staple fibres accompanied by weaving or knitting and making-up (including cutting)',
		at: { singapore: ['6305'] },
	},
	{
		name: 'extrusion of man-made fibres or spinning of natural and / or of man-made staple fibres, in each case accompanied by weaving',
		at: { singapore: ['5909-5911'] },
	},
	{
		name: 'extrusion of man-made fibres or spinning of natural or man-made staple fibres, in each case accompanied by weaving or knitting and making-up (including cutting)',
		at: { canada: ['6305'] },
	},
	{
		name: 'extrusion of man-made fibres or use of natural fibres in each case accompanied by non-woven process including needle punching and making-up (including cutting)',
		at: { vietnam: ['6301-6304'], singapore: ['6301-6304'] },
	},
	{
		name: 'extrusion of man-made fibres or use of natural fibres, accompanied by nonwoven techniques including needle punching',
		at: { canada: ['5603'] },
	},
	{
		name: 'extrusion of man-made fibres or use of natural fibres, in each case accompanied by a non-woven process including needle punching and making-up (including cutting)',
		at: { canada: ['6301-6304'] },
	},
	{
		name: 'extrusion of man-made fibres or use of natural fibres, in each case accompanied by any non-woven techniques including needle punching and making-up (including cutting)',
		at: { canada: ['6305'] },
	},
	{
		name: 'extrusion of man-made fibres or use of natural fibres, in each case accompanied by any non-woven techniques including needle punching',
		at: { canada: ['6305', '6306'] },
	},
	{
		name: 'extrusion of man-made fibres, or use of natural fibres, accompanied by nonwoven techniques including needle punching',
		at: { vietnam: ['5603'] },
	},
	{
		name: 'extrusion of man-made filament yarn combined with knitting or crocheting',
		at: { 'switzerland-liechtenstein': ['Chapter61'], 'iceland-norway': ['Chapter61'] },
	},
	{
		name: 'extrusion of man-made filament yarn combined with knitting/crocheting',
		at: { 'switzerland-liechtenstein': ['5906', 'Chapter60'], 'iceland-norway': ['5906', 'Chapter60'] },
	},
	{
		name: 'extrusion of man-made filament yarn or spinning of natural or man-made staple fibres, accompanied by weaving',
		at: { vietnam: ['5909-5911'], singapore: ['5909-5911'] },
	},
	{
		name: 'extrusion of man-made filament yarn or spinning of natural or man-made staple fibres, in each case accompanied by weaving, knitting or a non-woven process',
		at: { canada: ['5909-5911'] },
	},
	{
		name: 'fabric formation alone in the case of felt made from natural fibres',
		at: {
			canada: ['560210'],
			turkey: ['5602'],
			'switzerland-liechtenstein': ['5602'],
			'iceland-norway': ['5602'],
			vietnam: ['5602'],
			singapore: ['5602'],
		},
	},
	{
		name: 'fabric formation alone in the case of other felt made from natural fibres',
		at: {
			canada: ['560221-560290'],
			turkey: ['5602'],
			'switzerland-liechtenstein': ['5602'],
			'iceland-norway': ['5602'],
			vietnam: ['5602'],
			singapore: ['5602'],
		},
	},
	{
		name: 'flocking accompanied by dyeing or by printing',
		at: { vietnam: ['Chapter57', 'exChapter58'], singapore: ['Chapter57', 'exChapter58'] },
	},
	{
		name: 'flocking accompanied by dyeing or printing',
		at: { vietnam: ['exChapter56'], singapore: ['exChapter56', '5901'] },
	},
	{
		name: 'flocking accompanied by dyeing',
		at: { canada: ['5606'], vietnam: ['exChapter56', '5606'], singapore: ['exChapter56', 'Chapter57'] },
	},
	{
		name: 'flocking combined with dyeing or printing',
		at: { 'switzerland-liechtenstein': ['5601'], 'iceland-norway': ['5601'] },
	},
	{ name: 'flocking, accompanied by dyeing or printing', at: { canada: ['5607', '5608'] } },
	{
		name: 'fusion and / or alloying with each other or with base metals or purification',
		at: { 'switzerland-liechtenstein': ['7106', '7108'], 'iceland-norway': ['7106', '7108'] },
		around: { before: 'fusion and / or alloying', after: 'with each other or with base metals or purification' },
	},
	{
		name: 'fusion and / or alloying with each other or with base metals',
		at: {
			'switzerland-liechtenstein': ['7106', '7108'],
			'iceland-norway': ['7106', '7108'],
			singapore: ['7106', '7108'],
		},
		around: { before: 'fusion and / or alloying', after: 'with each other or with base metals' },
	},
	{
		name: 'fusion or alloying with each other or with base metals',
		at: { turkey: ['7106', '7108'], vietnam: ['7106', '7108'] },
		around: { before: 'fusion or alloying', after: 'with each other or with base metals' },
	},
	{
		name: 'grinding of mica or mica waste',
		at: { 'south-korea': ['252520'], mexico: ['ex2525'], chile: ['ex2525'], ukraine: ['ex2525'] },
	},
	{ name: 'knitting accompanied by dyeing or by coating', at: { vietnam: ['5906'], singapore: ['5906'] } },
	{
		name: 'knitting accompanied by dyeing or by flocking or by coating',
		at: { vietnam: ['Chapter60'], singapore: ['Chapter60'] },
	},
	{
		name: 'knitting and making up (including cutting)',
		at: { canada: ['6305'], vietnam: ['Chapter61', '6305'], singapore: ['Chapter61', 'ex6212'] },
	},
	{
		name: 'knitting and making up including cutting (assembling, two or more pieces of knitted or crocheted fabric which have been either cut to form or obtained directly to form)',
		at: { 'south-korea': ['Chapter61'] },
	},
	{
		name: 'knitting and making-up (including cutting)',
		at: { canada: ['6305'], vietnam: ['Chapter61', '6305'], singapore: ['Chapter61', 'ex6212'] },
	},
	{ name: 'knitting or crocheting and making-up (including cutting)', at: { canada: ['6101-6117'] } },
	{ name: 'knitting or weaving, accompanied by making-up (including cutting)', at: { canada: ['6212'] } },
	{ name: 'knitting, accompanied by dyeing or coating', at: { canada: ['5906'] } },
	{ name: 'knitting, accompanied by dyeing, flocking or coating', at: { canada: ['6001-6006', '6004'] } },
	{
		name: 'knitting/crocheting combined with dyeing or with flocking or with coating or with laminating or with printing',
		at: { 'switzerland-liechtenstein': ['Chapter60'], 'iceland-norway': ['Chapter60'] },
	},
	{
		name: 'lamination of sheets of natural rubber',
		at: { mexico: ['ex4001'], chile: ['ex4001'], ukraine: ['ex4001'] },
	},
	{
		name: 'making up followed by printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink-resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { mexico: ['6213-6214'] },
	},
	{
		name: 'making up preceded by printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { canada: ['6202', '6203'], vietnam: ['exChapter62', '6213-6214'], singapore: ['6213-6214'] },
	},
	{
		name: 'making up, followed by printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { chile: ['6213-6214'], ukraine: ['6213-6214'] },
	},
	{
		name: 'making-up (including cutting)',
		at: {
			canada: ['6101-6117', '6201'],
			'south-korea': ['exChapter62'],
			vietnam: ['Chapter61', 'exChapter62'],
			singapore: ['Chapter61', 'exChapter62'],
		},
	},
	{
		name: 'making-up preceded by printing (as standalone operation)',
		at: { 'switzerland-liechtenstein': ['6213-6214', '6217'], 'iceland-norway': ['6213-6214', '6217'] },
	},
	{
		name: 'making-up preceded by printing accompanied by at least two preparatory finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { canada: ['6213-6214'], 'south-korea': ['exChapter62'], vietnam: ['6213-6214'] },
	},
	{
		name: 'making-up preceded by printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { canada: ['6202', '6203'], vietnam: ['exChapter62', '6213-6214'], singapore: ['6213-6214'] },
	},
	{
		name: 'making-up preceded by printing, accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { canada: ['6201'], singapore: ['exChapter62'] },
	},
	{
		name: 'non-woven fabric formation combined with making-up including cutting of fabric',
		at: { 'switzerland-liechtenstein': ['6301-6304', '6306'], 'iceland-norway': ['6301-6304', '6306'] },
	},
	{
		name: 'non-woven techniques including needle punching',
		at: {
			canada: ['5701-5705', '5703'],
			'switzerland-liechtenstein': ['Chapter57'],
			'iceland-norway': ['Chapter57'],
			vietnam: ['Chapter57', '6306'],
			singapore: ['Chapter57', '6306'],
		},
	},
	{
		name: 'operations of refining and / or one or more specific process(es)',
		at: {
			'switzerland-liechtenstein': ['ex2707', '2710'],
			'iceland-norway': ['ex2707', '2710'],
			singapore: ['ex2707', '2710'],
			mexico: ['ex2707', '2710'],
			chile: ['ex2707', '2710'],
			ukraine: ['ex2707', '2710'],
		},
	},
	{ name: 'operations of refining or one or more specific process(es)', at: { vietnam: ['ex2707', '2710'] } },
	{
		name: 'planing, sanding or end-jointing',
		at: {
			'south-korea': ['ex4407', 'ex4408'],
			'switzerland-liechtenstein': ['ex4407', 'ex4408'],
			'iceland-norway': ['ex4407', 'ex4408'],
			vietnam: ['ex4407', 'ex4408'],
			singapore: ['ex4407'],
			chile: ['ex4407', 'ex4408'],
			ukraine: ['ex4407', 'ex4408'],
		},
	},
	{ name: 'planing, sanding or finger-jointing', at: { mexico: ['ex4407', 'ex4408'] } },
	{
		name: 'preparations of blueberries, cherries, cranberries, loganberries, raspberries, saskatoon berries or strawberries',
		at: { canada: ['2006', '200811-200819'] },
	},
	{
		name: 'printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: {
			canada: ['5007', '5111-5113'],
			'south-korea': ['5007', '5111-5113'],
			vietnam: ['5007', '5111-5113'],
			singapore: ['5007', '5111-5113'],
			mexico: ['5007', '5111-5113'],
			chile: ['5007', '5111-5113'],
			ukraine: ['5007', '5111-5113'],
		},
	},
	{
		name: 'printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink-resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: {
			canada: ['5007', '5111-5113'],
			'south-korea': ['5007', '5111-5113'],
			vietnam: ['5007', '5111-5113'],
			singapore: ['5007', '5111-5113'],
			mexico: ['5007', '5111-5113'],
			chile: ['5007', '5111-5113'],
			ukraine: ['5007', '5111-5113'],
		},
	},
	{
		name: 'printing accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, rasing, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { 'south-korea': ['5903', '5907'], chile: ['5903', '5907'], ukraine: ['5903', '5907'] },
	},
	{
		name: 'printing or dyeing, accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerizing, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { canada: ['5407', '6004'] },
	},
	{
		name: 'printing, accompanied by at least two preparatory or finishing operations (such as scouring, bleaching, mercerising, heat setting, raising, calendering, shrink resistance processing, permanent finishing, decatising, impregnating, mending and burling)',
		at: { canada: ['5208-5212', '520859'], singapore: ['exChapter62'] },
	},
	{
		name: 'purification by distillation or refining of raw spirits of sulphate turpentine',
		at: { 'south-korea': ['ex380510'], mexico: ['ex3805'], chile: ['ex3805'], ukraine: ['ex3805'] },
	},
	{
		name: 're-tanning of tanned leather',
		at: { 'switzerland-liechtenstein': ['4104-4106'], 'iceland-norway': ['4104-4106'] },
	},
	{
		name: 're-tanning of tanned or pre-tanned hides and skins',
		at: { vietnam: ['4104-4106'], singapore: ['4104-4106'] },
		around: { before: 're-tanning of tanned or pre-tanned hides and skins' },
	},
	{
		name: 'refining of crude tall oil',
		at: { 'south-korea': ['ex380300'], mexico: ['ex3803'], chile: ['ex3803'], ukraine: ['ex3803'] },
	},
	{
		name: 'removal of wool from sheep or lamb skins, with wool on',
		at: { 'south-korea': ['410221', '410229'], mexico: ['ex4102'], chile: ['ex4102'], ukraine: ['ex4102'] },
	},
	{ name: 'retanning of pre-tanned leather', at: { mexico: ['4104-4107'] } },
	{
		name: 'retanning of tanned leather',
		at: { 'south-korea': ['4104-4106'], chile: ['4104-4106'], ukraine: ['4104-4106'] },
	},
	{
		name: 'sanding or end-jointing',
		at: {
			'south-korea': ['ex4407', 'ex4408'],
			'switzerland-liechtenstein': ['ex4407', 'ex4408'],
			'iceland-norway': ['ex4407', 'ex4408'],
			vietnam: ['ex4407', 'ex4408'],
			singapore: ['ex4407'],
			chile: ['ex4407', 'ex4408'],
			ukraine: ['ex4407', 'ex4408'],
		},
	},
	{ name: 'sanding or finger-jointing', at: { mexico: ['ex4407', 'ex4408'] } },
	{
		name: 'specific process(es)',
		at: {
			'switzerland-liechtenstein': ['ex2707', '2710'],
			'iceland-norway': ['ex2707', '2710'],
			vietnam: ['ex2707', '2710'],
			singapore: ['ex2707', '2710'],
			mexico: ['ex2707', '2710'],
			chile: ['ex2707', '2710'],
			ukraine: ['ex2707', '2710'],
		},
	},
	{ name: 'spinning accompanied by flocking', at: { canada: ['5606'] } },
	{ name: 'spinning accompanied with flocking', at: { vietnam: ['5606'] } },
	{
		name: 'spinning of natural and / or man-made staple fibres combined with knitting or crocheting',
		at: { 'switzerland-liechtenstein': ['Chapter61'], 'iceland-norway': ['Chapter61'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres combined with knitting/crocheting',
		at: { 'switzerland-liechtenstein': ['5906', 'Chapter60'], 'iceland-norway': ['5906', 'Chapter60'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres combined with weaving or tufting',
		at: { 'switzerland-liechtenstein': ['exChapter58'], 'iceland-norway': ['exChapter58'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres combined with weaving or with tufting',
		at: { 'switzerland-liechtenstein': ['Chapter57'], 'iceland-norway': ['Chapter57'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres combined with weaving',
		at: { 'switzerland-liechtenstein': ['5007', '5111-5113'], 'iceland-norway': ['5007', '5111-5113'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres or extrusion of man-made filament yarn or twisting, in each case accompanied by weaving',
		at: { singapore: ['5007'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by knitting (knitted to shape products)',
		at: { singapore: ['Chapter61'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by knitting',
		at: { singapore: ['5906', 'Chapter60'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by weaving',
		at: { singapore: ['5111-5113', '5208-5212'] },
	},
	{
		name: 'spinning of natural and / or man-made staple fibres',
		at: {
			'south-korea': ['Chapter61'],
			'switzerland-liechtenstein': ['5007', '5111-5113'],
			'iceland-norway': ['5007', '5111-5113'],
			vietnam: ['6305'],
			singapore: ['5007', '5111-5113'],
		},
	},
	{
		name: 'spinning of natural and / or man-made staple fibres, or extrusion of man-made filament yarn, accompanied by knitting (knitted to shape products)',
		at: { 'south-korea': ['Chapter61'] },
	},
	{
		name: 'spinning of natural and / or of man-made staple fibres combined with weaving',
		at: { 'switzerland-liechtenstein': ['5909-5911'], 'iceland-norway': ['5909-5911'] },
	},
	{
		name: 'spinning of natural fibres or extrusion of man-made fibres accompanied by spinning or twisting',
		at: { vietnam: ['5004-5005', 'ex5006'], singapore: ['5004', '5005'] },
	},
	{
		name: 'spinning of natural fibres or extrusion of man-made fibres accompanied by spinning',
		at: { canada: ['5106-5110', '510720'], vietnam: ['5004-5005', 'ex5006'], singapore: ['5004', '5005'] },
	},
	{
		name: 'spinning of natural fibres or extrusion of man-made fibres, accompanied by spinning or twisting',
		at: { canada: ['5004-5006'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn or twisting, in each case accompanied by weaving',
		at: { vietnam: ['5007'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by knitting (knitted to shape products)',
		at: { vietnam: ['Chapter61'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by knitting or crocheting',
		at: { canada: ['6101-6117'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by knitting',
		at: { canada: ['5906', '6001-6006'], vietnam: ['Chapter61'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by weaving or fabric formation',
		at: { canada: ['5806', '5806-5809'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by weaving',
		at: { canada: ['5111-5113', '5208-5212'], vietnam: ['5111-5113', '5208-5212'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by weaving, knitting or a non-woven process',
		at: { canada: ['5905'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of man-made filament yarn, in each case accompanied by weaving, knitting or non-woven process',
		at: { canada: ['5811'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of manmade filament yarn, in each case accompanied by knitting',
		at: { vietnam: ['5906', 'Chapter60'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres or extrusion of manmade filament yarn, in each case accompanied by weaving',
		at: { vietnam: ['5905'] },
	},
	{
		name: 'spinning of natural or man-made staple fibres, extrusion of man-made filament yarn or twisting, in each case accompanied by weaving',
		at: { canada: ['5007'] },
	},
	{
		name: 'spinning of natural or of man-made staple fibres, in each case accompanied by weaving or knitting',
		at: { canada: ['5909-5911'] },
	},
	{
		name: 'spinning of natural or of man-made staple fibres, in each case accompanied by weaving',
		at: { canada: ['5909-5911'], vietnam: ['5909-5911'] },
	},
	{
		name: 'splicing, planing, sanding or end-jointing',
		at: {
			'south-korea': ['ex4408'],
			'switzerland-liechtenstein': ['ex4408'],
			'iceland-norway': ['ex4408'],
			vietnam: ['ex4408'],
			chile: ['ex4408'],
			ukraine: ['ex4408'],
		},
	},
	{ name: 'splicing, planing, sanding or endjointing', at: { singapore: ['ex4408'] } },
	{ name: 'splicing, planing, sanding or finger-jointing', at: { mexico: ['ex4408'] } },
	{ name: 'the biodiesel is transesterified in the territory of a party', at: { canada: ['382490', '3826'] } },
	{ name: 'the change is the result of more than packaging', at: { canada: ['ex180631', 'ex180632'] } },
	{
		name: 'the operation of diffusion, in which integrated circuits are formed on a semi-conductor substrate by the selective introduction of an appropriate dopant, whether or not assembled and / or tested in a non-party',
		at: { 'south-korea': ['854239'], singapore: ['854239'] },
	},
	{
		name: 'the product is both cut (or knit to shape) and sewn or otherwise assembled in the territory of a party',
		at: { canada: ['610130', '610230'] },
	},
	{ name: 'tufting accompanied by dyeing or by printing', at: { vietnam: ['Chapter57'], singapore: ['Chapter57'] } },
	{ name: 'tufting, accompanied by dyeing or printing', at: { canada: ['5701-5705', '5703'] } },
	{
		name: 'turning, drilling, reaming, threading, deburring and sandblasting of forged blanks',
		at: {
			'switzerland-liechtenstein': ['ex7307'],
			'iceland-norway': ['ex7307'],
			vietnam: ['ex7307'],
			singapore: ['ex7307'],
			mexico: ['ex7307'],
			chile: ['ex7307'],
			ukraine: ['ex7307'],
		},
	},
	{ name: 'twisting or texturing accompanied by knitting', at: { vietnam: ['Chapter60'], singapore: ['Chapter60'] } },
	{ name: 'twisting or texturing accompanied by weaving', at: { vietnam: ['5407-5408'], singapore: ['5407-5408'] } },
	{
		name: 'twisting or texturing combined with knitting/crocheting',
		at: { 'switzerland-liechtenstein': ['Chapter60'], 'iceland-norway': ['Chapter60'] },
	},
	{ name: 'twisting or texturing, accompanied by knitting', at: { canada: ['6001-6006', '6004'] } },
	{ name: 'twisting or texturing, accompanied by weaving', at: { canada: ['5407', '5407-5408'] } },
	{
		name: 'weaving accompanied by dyeing or by coating',
		at: { vietnam: ['5208-5212', '5309-5311'], singapore: ['5208-5212', '5309-5311'] },
	},
	{
		name: 'weaving accompanied by dyeing or by flocking or by coating',
		at: { vietnam: ['5901', '5907'], singapore: ['5901', '5907'] },
	},
	{ name: 'weaving accompanied by dyeing or coating', at: { singapore: ['5909-5911'] } },
	{
		name: 'weaving accompanied by dyeing or flocking or coating',
		at: { vietnam: ['exChapter58'], singapore: ['exChapter58'] },
	},
	{
		name: 'weaving accompanied by dyeing',
		at: { canada: ['5007', '5111-5113'], vietnam: ['5007', '5111-5113'], singapore: ['5007', '5111-5113'] },
	},
	{
		name: 'weaving accompanied by making up (including cutting)',
		at: {
			canada: ['6201', '6202'],
			'south-korea': ['exChapter62'],
			vietnam: ['exChapter62', 'ex6202'],
			singapore: ['exChapter62', 'ex6202'],
		},
	},
	{
		name: 'weaving accompanied by making-up (including cutting)',
		at: {
			canada: ['6201', '6202'],
			'south-korea': ['exChapter62'],
			vietnam: ['exChapter62', 'ex6202'],
			singapore: ['exChapter62', 'ex6202'],
		},
	},
	{
		name: 'weaving combined with dyeing or with coating or with laminating or with metalizing',
		at: { 'switzerland-liechtenstein': ['5904'], 'iceland-norway': ['5904'] },
	},
	{
		name: 'weaving combined with impregnating or with coating or with covering or with laminating or with metalizing',
		at: { 'switzerland-liechtenstein': ['5903'], 'iceland-norway': ['5903'] },
	},
	{
		name: 'weaving or fabric formation, accompanied by dyeing, flocking or coating',
		at: { canada: ['5806', '5806-5809'] },
	},
	{
		name: 'weaving or knitting accompanied by making-up (including cutting)',
		at: { vietnam: ['6301-6304'], singapore: ['6301-6304'] },
	},
	{
		name: 'weaving or knitting or non-woven fabric formation combined with dyeing or with printing or with coating or with impregnating or with covering',
		at: { 'switzerland-liechtenstein': ['5907'], 'iceland-norway': ['5907'] },
	},
	{ name: 'weaving or knitting, accompanied by making-up (including cutting)', at: { canada: ['6301-6304'] } },
	{
		name: 'weaving or knitting/crocheting combined with making-up including cutting of fabric',
		at: { 'switzerland-liechtenstein': ['6301-6304'], 'iceland-norway': ['6301-6304'] },
	},
	{
		name: 'weaving or other fabric formation process, accompanied by making-up (including cutting)',
		at: { canada: ['6210'] },
	},
	{ name: 'weaving, accompanied by dyeing or coating', at: { canada: ['5208-5212', '520859'] } },
	{ name: 'weaving, accompanied by dyeing, flocking or coating', at: { canada: ['5801-5804', '5907'] } },
	{ name: 'weaving, knitting or a non-woven process', at: { canada: ['5901', '5902'] } },
	{
		name: 'weaving, knitting or a non-woven process, in each case accompanied by dyeing or coating',
		at: { canada: ['5903', '5904'] },
	},
	{
		name: 'weaving, knitting or a non-woven process, in each case accompanied by dyeing, flocking or coating',
		at: { canada: ['5901'] },
	},
	{
		name: 'weaving, knitting or non-woven fabric formation combined with dyeing or with coating or with laminating',
		at: { 'switzerland-liechtenstein': ['5905'], 'iceland-norway': ['5905'] },
	},
	{
		name: 'weaving, knitting or non-woven fabric formation combined with impregnating or with coating or with covering or with laminating or with metalizing',
		at: { 'switzerland-liechtenstein': ['5905'], 'iceland-norway': ['5905'] },
	},
	{
		name: 'weaving, knitting or non-woven process combined with dyeing or with coating rubberising',
		at: { 'iceland-norway': ['5906'] },
	},
	{
		name: 'weaving, knitting or non-woven process combined with dyeing or with coating/rubberising',
		at: { 'switzerland-liechtenstein': ['5906'] },
	},
	{
		name: 'weaving, knitting or non-woven process, in each case accompanied by dyeing, flocking or coating',
		at: { canada: ['5811'] },
	},
	{
		name: 'yarn dyeing accompanied by weaving',
		at: { canada: ['5007', '5111-5113'], vietnam: ['5007', '5111-5113'], singapore: ['5007', '5111-5113'] },
	},
	{
		name: 'yarn dyeing combined with knitting/crocheting',
		at: { 'switzerland-liechtenstein': ['Chapter60'], 'iceland-norway': ['Chapter60'] },
	},
	{
		name: 'yarn dyeing combined with weaving, knitting or non-woven process',
		at: { 'switzerland-liechtenstein': ['5906'], 'iceland-norway': ['5906'] },
	},
	{ name: 'yarn dyeing, accompanied by weaving or fabric formation', at: { canada: ['5806', '5806-5809'] } },
	{ name: 'yarn dyeing, accompanied by weaving, knitting or non-woven process', at: { canada: ['5811'] } },
];
