// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

// Arrays of numbers stored with 1, 2, 4 or 8 bytes each: the narrowest width that holds the largest
// of the section. (Most lengths are below 256.) The width is not stored: it follows from the
// section's size and the count.
namespace onrecord::schema::encoding {

class NarrowNumbers {
public:
    NarrowNumbers() = default;
    /// A section of `count` numbers. Refuses the file when its size does not fit.
    NarrowNumbers(const SectionFile& file, std::uint32_t id, std::uint64_t count)
        : bytes_{file.bytes(id).data()},
          count_{count} {
        const std::uint64_t size = file.bytes(id).size();
        if (count == 0) {
            file.require(size == 0, "a section has another length");
            return;
        }
        width_ = static_cast<std::uint32_t>(size / count);
        const bool is_width = width_ == 1 || width_ == 2 || width_ == 4 || width_ == 8;
        file.require(is_width && size == count * width_, "a section has another length");
    }

    std::uint64_t operator[](std::uint64_t i) const {
        switch (width_) {
            case 1:
                return number<std::uint8_t>(i);
            case 2:
                return number<std::uint16_t>(i);
            case 4:
                return number<std::uint32_t>(i);
            default:
                return number<std::uint64_t>(i);
        }
    }
    std::uint64_t size() const { return count_; }
    bool empty() const { return count_ == 0; }

private:
    template <class Number>
    std::uint64_t number(std::uint64_t i) const {
        Number value;
        std::memcpy(&value, bytes_ + i * sizeof(Number), sizeof(Number));
        return value;
    }

    const char* bytes_ = nullptr;
    std::uint64_t count_ = 0;
    std::uint32_t width_ = 1;
};

template <class Narrow>
void add_as(SectionWriter& writer, std::uint32_t id, const std::vector<std::uint64_t>& numbers) {
    std::vector<Narrow> narrow(numbers.size());
    std::ranges::transform(
        numbers, narrow.begin(), [](std::uint64_t number) { return static_cast<Narrow>(number); });
    writer.add(id, narrow);
}

inline void add_narrow(SectionWriter& writer,
                       std::uint32_t id,
                       const std::vector<std::uint64_t>& numbers) {
    const std::uint64_t largest = numbers.empty() ? 0 : std::ranges::max(numbers);
    if (largest <= UINT8_MAX) return add_as<std::uint8_t>(writer, id, numbers);
    if (largest <= UINT16_MAX) return add_as<std::uint16_t>(writer, id, numbers);
    if (largest <= UINT32_MAX) return add_as<std::uint32_t>(writer, id, numbers);
    add_as<std::uint64_t>(writer, id, numbers);
}

}  // namespace onrecord::schema::encoding
