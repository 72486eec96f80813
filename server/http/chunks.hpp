// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::server::http {

/// A body in chunks (RFC 9112, 7.1), read as its bytes arrive, as strictly as the head: a size is
/// one to eight hex digits and nothing else on its line, and no fields trail. Extensions and
/// trailers have no use here, and readers that skip them differently are how requests are smuggled.
class Chunks {
public:
    enum class State : std::uint8_t { Going, Done, Broken, TooLarge };

    explicit Chunks(std::uint64_t most_bytes) : most_bytes_{most_bytes} {}

    /// Takes what it can and says how many bytes that were: all of them while Going; the rest may
    /// be kept and given again with more behind it, or belongs to the next request.
    std::size_t take(std::string_view bytes);
    State state() const { return state_; }
    std::string body;

private:
    enum class Part : std::uint8_t { Size, Data, DataEnd, End };

    std::size_t take_size(std::string_view bytes);
    std::size_t take_data(std::string_view bytes);
    std::size_t take_line_end(std::string_view bytes, Part next);

    const std::uint64_t most_bytes_;
    std::uint64_t left_ = 0;  ///< Of the present chunk.
    Part part_ = Part::Size;
    State state_ = State::Going;
};

}  // namespace onrecord::server::http
