// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/marks.hpp"

#include <vector>

// Speech after a dash, and the narrator's words within quotation marks, as Spanish, French,
// Ukrainian and Russian print them.
namespace onrecord::corpus::annotation {

/// Adds the speech of paragraphs that begin with a dash and name their speaker (`— Ми йдемо, —
/// сказав Іван.`, `—Nos vamos —dijo Ana—. Ya.`), and splits quotes around what the narrator says
/// within them (`« Nous partons, a dit Anne, et vite. »`). `spans` are those of the marks, in
/// order.
void read_dialogue(Reading& reading, std::vector<QuotedSpan>& spans);

}  // namespace onrecord::corpus::annotation
