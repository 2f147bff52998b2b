"""The player: a downloaded file in QtMultimedia, and where its sitting begins and ends.

A service: `domain`, `clock` and the folder of `storage` below it, QtCore, QtMultimedia and QtDBus
beside it, no widgets; it does not know the other services. QtMultimedia is imported when the first
episode is opened, so that a laptop without the libraries that it needs still shows its library.
`service` is what the program asks to play. `sitting` knows what playback is at and tells others,
`track_choices` what is heard and read, `follower` follows the open file, `holder` is what all of
them show; `deck` holds the one `media` player, with its `loudspeaker` and `outputs`. `ending` tells
an end from a break, `subtitles` are files of their own, `watch` notices that a file is gone,
`wakefulness` keeps the laptop from sleeping, `shown` is what others are told.
"""
