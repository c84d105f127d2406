{{ purchases_by(['season_number', 'season']) }}
