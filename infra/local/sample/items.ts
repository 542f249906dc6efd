import type { Item } from '../../../schemas/index.ts';
import { firstVersion } from './event.ts';

/** Conversions as `{ unit: base units in one }`. */
type Units = Readonly<Record<string, string>>;

interface Row {
	readonly sku: string;
	readonly hs: string | null;
	/** Net weight of one base unit in kilograms. */
	readonly kg: string | null;
	readonly description: string;
	/** Base unit; EA where absent. */
	readonly base?: string;
	readonly units?: Units;
	/** As on invoices; finished goods only. */
	readonly sold?: string;
	readonly subdivision?: string;
}

// biome-ignore format: a table
const FINISHED: readonly Row[] = [
	{ sku: 'DRV-M250', hs: '850131', kg: '3.65', sold: 'Waaldrift M250', description: 'Mid-drive unit for cargo bikes, brushless DC motor 250 W, 48 V, with reduction gear' },
	{ sku: 'DRV-H750', hs: '850131', kg: '5.20', sold: 'Waaldrift H750', description: 'Rear-wheel hub motor, brushless DC, 750 W, 48 V' },
	{ sku: 'DRV-F500', hs: '850131', kg: '4.10', sold: 'Waaldrift F500', description: 'Front-wheel hub motor, brushless DC, 500 W, 48 V' },
	{ sku: 'GBX-P3', hs: '848340', kg: '1.15', sold: 'Waaldrift P3', description: 'Planetary gearbox, ratio 3:1' },
	{ sku: 'CTL-48', hs: '853710', kg: '0.48', sold: 'Waaldrift C48', description: 'Motor controller, 48 V, 30 A' },
	{ sku: 'CTL-72', hs: '853710', kg: '0.62', sold: 'Waaldrift C72', description: 'Motor controller, 72 V, 40 A' },
	{ sku: 'SNS-TRQ', hs: '903180', kg: '0.11', sold: 'Waaldrift T1', description: 'Torque sensor for pedal cranks' },
	{ sku: 'DSP-C1', hs: '902920', kg: '0.14', sold: 'Waaldrift Cockpit 1', description: 'Speed indicator and trip display for bicycle handlebars' },
	{ sku: 'DSP-C2', hs: '902920', kg: '0.16', sold: 'Waaldrift Cockpit 2', description: 'Speed indicator with satellite positioning for bicycle handlebars' },
	{ sku: 'BAT-500', hs: '850760', kg: '3.05', sold: 'Waaldrift B500', subdivision: 'others', description: 'Lithium-ion battery pack, 48 V, 500 Wh, for pedal cycles with auxiliary motor (8711 60)' },
	{ sku: 'BAT-LEV', hs: '850760', kg: '5.70', sold: 'Waaldrift B1000', description: 'Lithium-ion battery pack, 48 V, 1 kWh, for cargo bikes (8711 60) and light electric delivery vans (8704 60)' },
	{ sku: 'PMP-W20', hs: '841370', kg: '2.40', sold: 'Waaldrift W20', description: 'Centrifugal water pump with electric motor, 20 l/min' },
	{ sku: 'PMP-G6', hs: '841360', kg: '3.90', sold: 'Waaldrift G6', description: 'Rotary gear pump with electric motor, 6 l/min' },
	{ sku: 'PMP-C24', hs: '841370', kg: '3.10', sold: 'Waaldrift C24', description: 'Centrifugal coolant pump with electric motor, 24 V; launch in spring 2026, not priced yet' },
	{ sku: 'HUB-F20', hs: '871493', kg: '0.78', sold: 'Waaldrift F20', description: 'Front hub for cargo bikes, 20 mm axle' },
	{ sku: 'LCK-B1', hs: '830140', kg: '0.52', sold: 'Waaldrift L1', description: 'Key-operated lock of base metal for battery holders of bicycles' },
	{ sku: 'ANC-ST', hs: '732690', kg: '2.05', sold: 'Waaldrift GA', description: 'Ground anchor of welded steel for locking up cargo bikes' },
	{ sku: 'TRY-AL', hs: '761699', kg: '2.10', sold: 'Waaldrift ST', description: 'Stacking tray of machined aluminium for storing battery packs' },
	{ sku: 'FIT-SS', hs: '730729', kg: '0.11', sold: 'Waaldrift HT', description: 'Hose tail, pipe fitting of stainless steel 1.4404, G 1/2, for coolant hoses 12 mm' },
	{ sku: 'CVR-BX', hs: '630612', kg: '2.20', sold: 'Waaldrift RC', description: 'Rain cover for cargo boxes, sewn from polyester fabric coated with PVC, with eyelets' },
	{ sku: 'CBG-PA', hs: '392690', kg: '0.40', sold: 'Waaldrift CG', description: 'Set of cable guides of polyamide' },
	{ sku: 'KIT-BRG', hs: '848210', kg: '0.22', sold: 'Waaldrift SK', description: 'Service kit of two ball bearings and a spring, put up for retail sale' },
];

// biome-ignore format: a table
const MADE_IN_HOUSE: readonly Row[] = [
	{ sku: 'SA-MOT-250', hs: '850131', kg: '2.30', description: 'Motor 250 W without gear' },
	{ sku: 'SA-ROT-250', hs: '850300', kg: '1.20', description: 'Rotor for motor 250 W' },
	{ sku: 'SA-ROT-750', hs: '850300', kg: '1.70', description: 'Outer rotor for hub motor 750 W' },
	{ sku: 'SA-MOT-P90', hs: '850131', kg: '1.60', description: 'Pump motor 90 W, brushless DC' },
	{ sku: 'SA-STA-P90', hs: '850300', kg: '0.95', description: 'Wound stator for pump motor 90 W' },
	{ sku: 'SA-CVR', hs: '850300', kg: '0.17', description: 'Moulded end cover of motors' },
	{ sku: 'SA-ENC', hs: '853810', kg: '0.14', description: 'Moulded cabinet for motor controllers, not equipped' },
	{ sku: 'SA-BOX', hs: '850790', kg: '0.55', description: 'Moulded battery case' },
];

// biome-ignore format: a table
const BOUGHT: readonly Row[] = [
	{ sku: 'PA66', hs: '390810', kg: '1', base: 'KG', units: { BAG: '25', G: '0.001' }, description: 'Polyamide-6,6 granulate, 30 % glass fibre' },
	{ sku: 'HOSE', hs: '391739', kg: '0.09', base: 'M', units: { ROLL: '50' }, description: 'Polyurethane hose, 12 mm, reinforced with fabric, without fittings' },
	{ sku: 'THR', hs: '540110', kg: '0.00007', base: 'M', units: { CONE: '5000' }, description: 'Sewing thread of polyester filaments' },
	{ sku: 'FABR', hs: '590310', kg: '1.33', base: 'M', units: { ROLL: '50' }, description: 'Polyester fabric coated with PVC, 650 g/m², 2.05 m wide' },
	{ sku: 'PLATE6', hs: '720852', kg: '1', base: 'KG', units: { SHEET: '94.2' }, description: 'Hot-rolled steel plate S355, 6 mm, 1 x 2 m' },
	{ sku: 'BARSS', hs: '722220', kg: '1', base: 'KG', units: { BAR: '15.1' }, description: 'Hexagon bar of stainless steel 1.4404, cold-drawn, 27 mm across flats, 3 m' },
	{ sku: 'ESTRIP', hs: '722619', kg: '1', base: 'KG', units: { COIL: '500' }, description: 'Silicon-electrical steel strip, non-oriented, 120 mm' },
	{ sku: 'SCR-M6', hs: '731815', kg: '0.006', units: { BOX: '1000' }, description: 'Socket head screw M6 x 16, steel' },
	{ sku: 'SPR', hs: '732020', kg: '0.004', units: { BOX: '500' }, description: 'Helical spring of steel wire' },
	{ sku: 'FORG', hs: '732619', kg: '0.55', description: 'Forged steel disc, 110 mm, not further worked and without the shape of a part yet' },
	{ sku: 'CLIP', hs: '732690', kg: '0.02', units: { CTN: '200' }, description: 'Retaining clip of stamped and bent steel' },
	{ sku: 'ALPRO', hs: '760429', kg: '1', base: 'KG', units: { BAR: '14.4' }, description: 'Extruded profile of aluminium alloy, not hollow, 6 m' },
	{ sku: 'CYL', hs: '830160', kg: '0.06', description: 'Lock cylinder with two keys' },
	{ sku: 'EYE', hs: '830810', kg: '0.003', units: { BOX: '500' }, description: 'Eyelet with washer, nickel-plated brass, 12 mm' },
	{ sku: 'IMP', hs: '841391', kg: '0.70', description: 'Impeller and casing for centrifugal pumps' },
	{ sku: 'GP6', hs: '841360', kg: '2.10', description: 'Rotary gear pump, bare shaft' },
	{ sku: 'CFP', hs: '841370', kg: '1.40', description: 'Centrifugal pump, bare shaft' },
	{ sku: 'BRG', hs: '848210', kg: '0.07', units: { TRAY: '50' }, description: 'Ball bearing 6004-2RS' },
	{ sku: 'SHAFT', hs: '848310', kg: '0.35', description: 'Transmission shaft, ground' },
	{ sku: 'GEAR-DE', hs: '848390', kg: '0.28', description: 'Sun gear, hardened and ground' },
	{ sku: 'GEAR-CN', hs: '848390', kg: '0.60', description: 'Ring and planet wheels, sintered' },
	{ sku: 'CARR', hs: '848390', kg: '0.50', units: { BOX: '50' }, description: 'Planet carrier with wheels' },
	{ sku: 'SEAL', hs: '848420', kg: '0.03', description: 'Mechanical shaft seal, 12 mm' },
	{ sku: 'STA-250', hs: '850300', kg: '0.85', description: 'Wound stator for motor 250 W' },
	{ sku: 'STA-750', hs: '850300', kg: '1.90', description: 'Wound stator for hub motor 750 W' },
	{ sku: 'STA-DE', hs: '850300', kg: '1.45', description: 'Wound stator for hub motor 500 W, wound in the EU on an imported core' },
	{ sku: 'ROT-F', hs: '850300', kg: '1.30', description: 'Rotor ring with magnets for hub motor 500 W' },
	{ sku: 'MAG', hs: '850511', kg: '0.015', units: { PAK: '100' }, description: 'Permanent magnet, neodymium-iron-boron' },
	{ sku: 'MAGR', hs: '850519', kg: '0.03', description: 'Ferrite magnet ring, multipole' },
	{ sku: 'CELL', hs: '850760', kg: '0.045', units: { CTN: '100' }, description: 'Lithium-ion cell 18650, 3.6 V, 3.5 Ah' },
	{ sku: 'LCD', hs: '852491', kg: '0.03', description: 'Liquid crystal display module with driver' },
	{ sku: 'CON', hs: '853669', kg: '0.012', units: { BAG: '100' }, description: 'Waterproof plug and socket, 4-pole' },
	{ sku: 'BMS', hs: '853710', kg: '0.09', description: 'Battery management board' },
	{ sku: 'PCBA-48', hs: '853890', kg: '0.12', description: 'Populated power board for controllers 48 V' },
	{ sku: 'PCBA-72', hs: '853890', kg: '0.19', description: 'Populated power board for controllers 72 V' },
	{ sku: 'MCU', hs: '854231', kg: '0.001', units: { REEL: '1000' }, description: 'Microcontroller, 32 bit' },
	{ sku: 'HALL', hs: '854239', kg: '0.001', units: { REEL: '500' }, description: 'Hall-effect integrated circuit' },
	{ sku: 'WIRE', hs: '854411', kg: '1', base: 'KG', units: { SPL: '25' }, description: 'Enamelled copper winding wire, 0.5 mm' },
	{ sku: 'CBL', hs: '854449', kg: '0.06', base: 'M', units: { DRUM: '500', CM: '0.01' }, description: 'Cable, 4 x 0.75 mm², 60 V, without connectors' },
	{ sku: 'FWH', hs: '871493', kg: '0.32', description: 'Freewheel sprocket' },
	{ sku: 'MVT', hs: '902990', kg: '0.04', description: 'Measuring unit of speed indicators' },
	{ sku: 'GNSS', hs: null, kg: '0.02', description: 'Satellite positioning module, not classified yet' },
	{ sku: 'BOX', hs: '481910', kg: '0.15', description: 'Printed folding box of corrugated board' },
];

const item =
	(procurement: 'made' | 'bought', finishedGood: boolean) =>
	({ sku, hs, kg, description, base, units, sold, subdivision }: Row): Item => ({
		...firstVersion,
		sku,
		description,
		commercialDesignation: sold ?? null,
		hs,
		hsEdition: '2022',
		subdivision: subdivision ?? null,
		baseUnit: base ?? 'EA',
		units: Object.entries(units ?? {}).map(([unit, factorToBase]) => ({ unit, factorToBase })),
		netWeightKg: kg,
		procurement,
		finishedGood,
		active: true,
	});

export const items: readonly Item[] = [
	...BOUGHT.map(item('bought', false)),
	...MADE_IN_HOUSE.map(item('made', false)),
	...FINISHED.map(item('made', true)),
];
