"""The frame of every page: language, headers, navigation, refusals in words, and the words of templates."""
