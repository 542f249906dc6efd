import type { Condition } from '../../schema/condition.ts';
import type { Judgement, Scope } from '../model.ts';
import { judgeAll } from './all.ts';
import { judgeAny } from './any.ts';
import { judgeMaxNetCost } from './max-net-cost.ts';
import { judgeMaxValue } from './max-value.ts';
import { judgeMaxWeight } from './max-weight.ts';
import { judgeMinRvc } from './min-rvc.ts';
import { judgeMinimumOriginating } from './minimum-originating.ts';
import { judgeMinimumWhollyObtained } from './minimum-wholly-obtained.ts';
import { judgeMustOriginate } from './must-originate.ts';
import { judgeOriginatingOutweighs } from './originating-outweighs.ts';
import { judgeOriginatingValueAbove } from './originating-value-above.ts';
import { judgePerItem } from './per-item.ts';
import { judgeProcess } from './process.ts';
import { judgeProducedFrom } from './produced-from.ts';
import { judgeTariffChange } from './tariff-change.ts';
import { judgeTimeLimit } from './time-limit.ts';
import { judgeUnparsed } from './unparsed.ts';
import { judgeWhollyObtainedMaterials } from './wholly-obtained-materials.ts';
import { judgeWhollyObtainedProduct } from './wholly-obtained-product.ts';
import { judgeWithinQuota } from './within-quota.ts';

/** Whether a condition of the list holds for the product or part in the scope. */
export function judge(condition: Condition, scope: Scope): Judgement {
	switch (condition.kind) {
		case 'all':
			return judgeAll(condition, scope);
		case 'any':
			return judgeAny(condition, scope);
		case 'wholly-obtained-product':
			return judgeWhollyObtainedProduct(condition, scope);
		case 'wholly-obtained-materials':
			return judgeWhollyObtainedMaterials(condition, scope);
		case 'minimum-wholly-obtained':
			return judgeMinimumWhollyObtained(condition, scope);
		case 'tariff-change':
		case 'any-heading':
			return judgeTariffChange(condition, scope);
		case 'max-value':
			return judgeMaxValue(condition, scope);
		case 'min-rvc':
			return judgeMinRvc(condition, scope);
		case 'max-weight':
			return judgeMaxWeight(condition, scope);
		case 'process':
			return judgeProcess(condition, scope);
		case 'produced-from':
			return judgeProducedFrom(condition, scope);
		case 'must-originate':
			return judgeMustOriginate(condition, scope);
		case 'minimum-originating':
			return judgeMinimumOriginating(condition, scope);
		case 'originating-value-above':
			return judgeOriginatingValueAbove(condition, scope);
		case 'originating-outweighs':
			return judgeOriginatingOutweighs(condition, scope);
		case 'max-net-cost':
			return judgeMaxNetCost(condition, scope);
		case 'within-quota':
			return judgeWithinQuota(condition, scope);
		case 'time-limit':
			return judgeTimeLimit(condition, scope);
		case 'per-item':
			return judgePerItem(condition, scope);
		case 'unparsed':
			return judgeUnparsed(condition, scope);
	}
}
