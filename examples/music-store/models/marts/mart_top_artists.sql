{{ top_sold('dim_artist', 'artist_key', ['artist']) }}
