{{ top_listened('dim_song', 'song_key', ['song', 'artist', 'genre']) }}
