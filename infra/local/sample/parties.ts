import type { Party } from '../../../schemas/index.ts';
import { firstVersion } from './event.ts';

type Row = readonly [partyId: string, name: string, country: string, street: string, postalCode: string, city: string];

/** Fifteen suppliers: seven in the EU, eight outside. */
const SUPPLIERS: readonly Row[] = [
	['S-NL1', 'Steenhof Polymeren B.V.', 'NL', 'Granulaatweg 8', '7741 KM', 'Coevorden'],
	['S-DE1', 'Rheinfeld Präzisionstechnik GmbH', 'DE', 'Zahnradstraße 41', '78056', 'Villingen-Schwenningen'],
	['S-BE1', 'Scheldebevestigingen N.V.', 'BE', 'Boutenkaai 117', '9140', 'Temse'],
	['S-FR1', 'Connectique du Haut-Jura SAS', 'FR', '6 rue des Épissures', '39200', 'Saint-Claude'],
	['S-IT1', 'Officine Valdarda S.p.A.', 'IT', 'Via delle Giranti 22', '29018', 'Lugagnano Val d’Arda'],
	['S-CZ1', 'Moravská Osazovna s.r.o.', 'CZ', 'Pájecí 903/5', '756 61', 'Rožnov pod Radhoštěm'],
	['S-PL1', 'Wielkopol Metale Sp. z o.o.', 'PL', 'ul. Walcownicza 19', '62-510', 'Konin'],
	['S-CN1', 'Shenzhen Lianyu Power Technology Co., Ltd.', 'CN', '18 Lianyu Road, Longgang', '518100', 'Shenzhen'],
	['S-CN2', 'Ningbo Hailong Machinery Parts Co., Ltd.', 'CN', '233 Hailong East Road, Yinzhou', '315100', 'Ningbo'],
	['S-TW1', 'Yushin Cycle Components Co., Ltd.', 'TW', 'No. 77, Yushin 3rd Road, Dajia', '437', 'Taichung'],
	['S-JP1', 'Kitahama Bearing Seisakusho K.K.', 'JP', '4-12 Kitahama-cho', '433-8117', 'Hamamatsu'],
	['S-US1', 'Cascadia Microcontrol Inc.', 'US', '2900 NE Logic Parkway', '97124', 'Hillsboro, OR'],
	['S-GB1', 'Penhallow Seals & Magnetics Ltd', 'GB', 'Unit 6, Tin Quay', 'TR15 3RH', 'Redruth'],
	['S-CH1', 'Alpstein Sensorik AG', 'CH', 'Hallweg 3', '9050', 'Appenzell'],
	['S-TR1', 'Marmara Alüminyum ve Döküm A.Ş.', 'TR', 'Profil Caddesi No. 54', '16140', 'Bursa'],
];

/** Six customers in the EU, who export on to GB and JP, and one in GB. */
const CUSTOMERS: readonly Row[] = [
	['C-4001', 'Lastenradwerk Weser GmbH', 'DE', 'Fahrradkai 12', '28217', 'Bremen'],
	['C-4002', 'Cyclocargo Atlantique SAS', 'FR', '31 quai des Triporteurs', '44200', 'Nantes'],
	['C-4003', 'Havnecykler ApS', 'DK', 'Ladcykelvej 5', '2300', 'København S'],
	['C-4004', 'Bicicarico Padano S.r.l.', 'IT', 'Via dei Tricicli 88', '46100', 'Mantova'],
	['C-4005', 'Fraktcykel Göta AB', 'SE', 'Hamncykelgatan 3', '417 55', 'Göteborg'],
	['C-4006', 'Donau Cargo Mobil GmbH', 'AT', 'Transportradgasse 27', '4020', 'Linz'],
	['C-4007', 'Thames Freight Cycles Ltd', 'GB', '9 Trike Wharf', 'SE8 3HT', 'London'],
];

const outsider =
	(role: 'supplier' | 'customer') =>
	([partyId, name, country, street, postalCode, city]: Row): Party => ({
		...firstVersion,
		partyId,
		name,
		country,
		roles: [role],
		address: { street, postalCode, city },
		signatory: null,
		active: true,
	});

const ourselves: Party = {
	...firstVersion,
	partyId: 'OWN',
	name: 'Waaldrift Drives B.V.',
	country: 'NL',
	roles: ['own'],
	address: { street: 'Spoelhavenstraat 14', postalCode: '6541 XZ', city: 'Nijmegen' },
	signatory: { name: 'M. E. van Lienden', position: 'Customs and Trade Compliance Manager', place: 'Nijmegen' },
	active: true,
};

export const parties: readonly Party[] = [
	ourselves,
	...SUPPLIERS.map(outsider('supplier')),
	...CUSTOMERS.map(outsider('customer')),
];
