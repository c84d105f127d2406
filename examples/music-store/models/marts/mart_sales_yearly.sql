{{ sales_by('year') }}
