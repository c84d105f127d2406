{{ top_sold('dim_track', 'track_key', ['track', 'artist']) }}
