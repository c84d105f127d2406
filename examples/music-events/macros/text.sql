{#- Text without blanks at its ends; text that says nothing is NULL. -#}
{% macro clean_text(column) -%}
  nullif(trim({{ column }}), '')
{%- endmacro %}


{#-
Titles and names as their owners write them. Two things happen to letters beyond ASCII on their way through players:
- they are written as escapes, `Beyonc\u00e9`, or byte by byte, `Beyonc\xc3\xa9`;
- their UTF-8 bytes are read as Windows-1252 or Latin-1, `BeyoncÃ©`.
Both are undone, one after the other; text that only looks like it stays as it is.
-#}
{% macro repaired_text(column) -%}
  {{ without_mojibake(without_escapes('trim(' ~ column ~ ', \' "\')')) }}
{%- endmacro %}


{#- Whether the repair changes the text, but for blanks and quotes around it. -#}
{% macro needs_repair(column) -%}
  coalesce({{ repaired_text(column) }} <> trim({{ column }}, ' "'), false)
{%- endmacro %}


{#- Escapes are what JSON knows once more: every other backslash and every quote is doubled, then it is read as JSON. -#}
{% macro without_escapes(text) -%}
  case
    when regexp_matches({{ text }}, '\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})')
      then coalesce(
        try_cast(
          '"' || regexp_replace(
            regexp_replace(replace(replace({{ text }}, '\', '\\'), '"', '\"'), '\\\\u([0-9a-fA-F]{4})', '\\u\1', 'g'),
            '\\\\x([0-9a-fA-F]{2})', '\\u00\1', 'g'
          ) || '"' as json
        ) ->> '$',
        {{ text }}
      )
    else {{ text }}
  end
{%- endmacro %}


{#- Letters that are bytes become those bytes, and are read as UTF-8 if they are. -#}
{% macro without_mojibake(text) -%}
  case
    when regexp_matches({{ text }}, '[\x{00C2}-\x{00F4}][\x{0080}-\x{00BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]')
      then coalesce(try(decode(unhex({{ bytes_as_hex(text) }}))), {{ text }})
    else {{ text }}
  end
{%- endmacro %}


{#- The bytes of Windows-1252, two digits each; NULL where a letter has none there. -#}
{% macro bytes_as_hex(text) -%}
  case
    when not regexp_matches({{ windows_1252(text) }}, '[^\x{0000}-\x{00FF}]')
      then array_to_string(list_transform(string_split({{ windows_1252(text) }}, ''), letter -> printf('%02x', ord(letter))), '')
  end
{%- endmacro %}


{#- Its letters from 80 to 9F by their number there. -#}
{% macro windows_1252(text) -%}
  translate(
    {{ text }},
    '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ',
    {%- for code in [128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 158, 159] %}
    chr({{ code }}){{ ' ||' if not loop.last }}
    {%- endfor %}
  )
{%- endmacro %}
