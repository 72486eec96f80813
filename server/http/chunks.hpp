// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::server::http {

/// An incremental parser of chunked bodies (RFC 9112, 7.1), as strict as that of the head: a size
/// is one to eight hex digits alone on its line, and there are no trailers. Chunk extensions and
/// trailers are refused, because parsers that skip them differently make request smuggling possible
/// (docs/decisions/0020).
class Chunks {
public:
    enum class State : std::uint8_t { Going, Done, Broken, TooLarge };

    explicit Chunks(std::uint64_t most_bytes) : most_bytes_{most_bytes} {}

    /// Consumes what it can and returns the number of bytes: all of them while Going. The caller
    /// keeps the rest and passes it again with more data, or it belongs to the next request.
    std::size_t take(std::string_view bytes);
    State state() const { return state_; }
    std::string body;

private:
    enum class Part : std::uint8_t { Size, Data, DataEnd, End };

    std::size_t take_size(std::string_view bytes);
    std::size_t take_data(std::string_view bytes);
    std::size_t take_line_end(std::string_view bytes, Part next);

    const std::uint64_t most_bytes_;
    std::uint64_t left_ = 0;  ///< Of the current chunk.
    Part part_ = Part::Size;
    State state_ = State::Going;
};

}  // namespace onrecord::server::http
