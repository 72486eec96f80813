// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Speaker labels of transcripts and subtitles.
namespace onrecord::corpus::formats::spoken {

/// Removes a leading `>>` or dash, which marks a change of voice; true when there was one.
bool take_turn_mark(std::string_view& text);

/// Removes a leading `MS. LEE:`, `Ann Lee (via link):` or `Q:` and returns the name without titles
/// of address; an empty one for a voice without a name (`Q`, `SPEAKER 2`, `REPORTER`). Empty
/// optional when the text starts differently.
std::optional<std::string> take_speaker(std::string_view& text);

/// `[Applause]`, `(inaudible)`, `♪ ... ♪`: not spoken.
bool is_aside(std::string_view text);

}  // namespace onrecord::corpus::formats::spoken
