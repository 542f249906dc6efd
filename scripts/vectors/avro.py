"""Makes test/unit/infra/registry/vectors.json with another implementation of Avro, so that our logical types and
records are compared with bytes that we did not write ourselves.

    python3 -m venv DIR && DIR/bin/pip install fastavro==1.13.1
    DIR/bin/python scripts/vectors/avro.py > test/unit/infra/registry/vectors.json && npm run format
"""

import io
import json
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path

import fastavro

ROOT = Path(__file__).resolve().parents[2]


def encoded(schema, value):
    buffer = io.BytesIO()
    fastavro.schemaless_writer(buffer, fastavro.parse_schema(schema), value)
    return buffer.getvalue().hex()


def decimals():
    cases = {
        (38, 0): ["0", "1", "-1", "127", "128", "-128", "-129", "255", "256", "-256", "32767", "-32769",
                  "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
                  "18446744073709551616", "9" * 38, "-" + "9" * 38],
        (18, 6): ["0.000000", "0.000001", "-0.000001", "1.000000", "1.500000", "-1.500000", "123456789012.345678",
                  "-999999999999.999999"],
        (4, 4): ["0.0000", "0.9999", "-0.9999", "0.0001"],
        (1, 0): ["9", "-9"],
    }
    for (precision, scale), values in cases.items():
        schema = {"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}
        for value in values:
            yield {"schema": schema, "value": value, "hex": encoded(schema, Decimal(value))}


def dates():
    schema = {"type": "int", "logicalType": "date"}
    for value in ["1970-01-01", "1970-01-02", "1969-12-31", "2024-02-29", "2000-02-29", "2026-03-01", "1900-03-01",
                  "0001-01-01", "9999-12-31"]:
        yield {"schema": schema, "value": value, "hex": encoded(schema, date.fromisoformat(value))}


def instants():
    schema = {"type": "long", "logicalType": "timestamp-millis"}
    for value in ["1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2026-03-01T08:00:00.123Z",
                  "2024-02-29T23:59:59.001Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"]:
        instant = datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(timezone.utc)
        yield {"schema": schema, "value": value, "hex": encoded(schema, instant)}


def native(schema, value):
    """A record as JSON holds it, with the values that the library wants for logical types."""
    if isinstance(schema, list):
        return None if value is None else native(next(branch for branch in schema if branch != "null"), value)
    if not isinstance(schema, dict):
        return value
    logical = schema.get("logicalType")
    if logical == "decimal":
        return Decimal(value)
    if logical == "date":
        return date.fromisoformat(value)
    if logical == "timestamp-millis":
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    if schema["type"] == "record":
        return {field["name"]: native(field["type"], value[field["name"]]) for field in schema["fields"]}
    if schema["type"] == "array":
        return [native(schema["items"], one) for one in value]
    return value


def records():
    values = {
        "psra.erp.PriceList": ("schemas/erp/price-list.avsc", {
            "company": "HD", "sku": "PÜMP-1", "sequence": 9007199254740990, "erpVersion": None,
            "prices": [
                {"kind": "ex_works", "partyId": None, "amount": "129.900000", "currency": "EUR", "perQuantity": "1.000000",
                 "unit": "PC", "validFrom": "2026-01-01", "validTo": None},
                {"kind": "purchase", "partyId": "S-7", "amount": "0.000001", "currency": "USD", "perQuantity": "1000.000000",
                 "unit": "PC", "validFrom": None, "validTo": "2026-12-31"},
            ],
            "assumptions": ["ex-works price = list price"],
        }),
        "psra.erp.ExchangeRate": ("schemas/erp/exchange-rate.avsc", {
            "company": "HD", "pair": "USD/EUR", "sequence": 1, "erpVersion": "v2",
            "rates": [{"validFrom": "2026-03-01", "rate": "0.92140000"}], "assumptions": [],
        }),
    }
    for name, (path, value) in values.items():
        schema = json.loads((ROOT / path).read_text())
        yield {"type": name, "value": value, "hex": encoded(schema, native(schema, value))}


def main():
    vectors = {
        "madeBy": f"scripts/vectors/avro.py with fastavro {fastavro.__version__}",
        "logicalTypes": [*decimals(), *dates(), *instants()],
        "records": [*records()],
    }
    print(json.dumps(vectors, indent=2, ensure_ascii=False))


main()
