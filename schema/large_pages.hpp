// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>
#include <sys/mman.h>

namespace onrecord::schema {

/// An allocator for arrays of megabytes that are read here and there, one number a document: Linux
/// is asked for pages of 2 MiB. With pages of 4 KiB nearly every such reading also misses the
/// processor's table of pages (docs/performance.md has what it costs). Where the system has none to
/// give, the memory is as any other.
template <class Value>
struct LargePages {
    using value_type = Value;

    LargePages() = default;
    template <class Other>
    // As an allocator has it: implicit.
    LargePages(const LargePages<Other>&) noexcept {}  // NOLINT(google-explicit-constructor)

    Value* allocate(std::size_t count) {
        const std::size_t bytes = count * sizeof(Value);
        if (bytes < page_bytes) return static_cast<Value*>(::operator new(bytes));
        void* const memory = ::operator new (bytes, std::align_val_t{page_bytes});
        (void)::madvise(memory, bytes, MADV_HUGEPAGE);  // Advice: nothing depends on it.
        return static_cast<Value*>(memory);
    }
    void deallocate(Value* memory, std::size_t count) noexcept {
        if (count * sizeof(Value) < page_bytes) return ::operator delete(memory);
        ::operator delete (memory, std::align_val_t{page_bytes});
    }
    bool operator==(const LargePages&) const = default;

private:
    static constexpr std::size_t page_bytes = std::size_t{2} << 20U;
};

}  // namespace onrecord::schema
