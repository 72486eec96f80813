// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// How transcripts and subtitles say who speaks.
namespace onrecord::corpus::formats::spoken {

/// Takes `>>` or a dash for a change of voice from the begin; true when there was one.
bool take_turn_mark(std::string_view& text);

/// Takes `MS. LEE:`, `Ann Lee (via link):`, `Q:` from the begin and gives the name, without titles
/// of address; an empty one for a voice that has no name (`Q`, `SPEAKER 2`, `REPORTER`). Nothing
/// where the text begins otherwise.
std::optional<std::string> take_speaker(std::string_view& text);

/// `[Applause]`, `(inaudible)`, `♪ ... ♪`: not spoken.
bool is_aside(std::string_view text);

}  // namespace onrecord::corpus::formats::spoken
