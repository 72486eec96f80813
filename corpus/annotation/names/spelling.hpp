// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace onrecord::corpus::annotation {

/// Edits (one letter dropped, added, changed, or two neighbours swapped) that part two words, by
/// bytes; `most` + 1 when they are more than `most`.
int edit_distance(std::string_view one, std::string_view other, int most);

/// True when one folded forename may be a misprint or another spelling of the other: `vlodomyr`
/// and `volodymyr`, `sergei` and `sergey`, `j.` and `joe`.
bool is_same_forename(std::string_view one, std::string_view other);

/// A folded surname without what transliterations differ in: `arsenyev` and `arseniev`, `kovalchuk`
/// and `kovaltchuk`, `zelensky`, `zelenskyy` and `zelenskiy` give the same.
std::string sound_of(std::string_view surname);

}  // namespace onrecord::corpus::annotation
