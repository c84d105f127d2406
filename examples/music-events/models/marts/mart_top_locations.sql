{{ top_listened('dim_location', 'location_key', ['city', 'state', 'longitude', 'latitude']) }}
