{{ sales_by('quarter') }}
