{# Types of one kind are equal in a contract, as in dbt, which goes by what PostgreSQL's client for Python calls them. #}
{% macro postgres__contract_type(data_type) -%}
  {%- set kinds = {
    'boolean': 'BOOLEAN',
    'smallint': 'INTEGER', 'integer': 'INTEGER', 'bigint': 'LONGINTEGER',
    'real': 'FLOAT', 'double precision': 'FLOAT', 'numeric': 'DECIMAL',
    'text': 'STRING', 'character varying': 'STRING', 'character': 'STRING', 'name': 'STRING',
    'timestamp without time zone': 'DATETIME', 'timestamp with time zone': 'DATETIMETZ',
    'date': 'DATE', 'time without time zone': 'TIME', 'time with time zone': 'TIME', 'interval': 'INTERVAL',
    'bytea': 'BINARY',
  } -%}
  {%- set element = modules.re.sub('\\(.*?\\)', '', data_type).replace('[]', '') -%}
  {{ return(kinds.get(element, element | upper) ~ ('ARRAY' if data_type.endswith('[]') else '')) }}
{%- endmacro %}
