// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"

#include <cstdint>

namespace onrecord::corpus::annotation {

enum class MarkRole : std::uint8_t { None, Opener, Closer, Either };

/// What a mark can be by its shape and by what stands beside it.
struct Mark {
    std::uint32_t token = 0;
    char32_t shape = 0;
    bool is_single = false;
    MarkRole role = MarkRole::None;
};

/// Reads the mark at `token`.
Mark read_mark(const Reading& reading, std::uint32_t token);

/// True when `closer` may end what `opener` began: `„` with `“`, `»` with `«`.
bool is_pair(const Mark& opener, const Mark& closer);

}  // namespace onrecord::corpus::annotation
