{{ sales_by('day') }}
