{{ top_listened('dim_artist', 'artist_key', ['artist']) }}
